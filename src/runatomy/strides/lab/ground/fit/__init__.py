"""Do the forces lie under the feet?"""
