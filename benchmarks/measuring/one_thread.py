"""One thread: import this before numpy where many small problems are solved.

The matrices of one frame are small; threads of the linear algebra only wait for each other, which
makes a stride slower on two cores. Building the atlas does the same and works on several strides.
"""

import os

VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

os.environ.update(dict.fromkeys(VARIABLES, "1"))
