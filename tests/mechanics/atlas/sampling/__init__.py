"""Drawing other runners, other muscles and other assumptions."""
