"""Stands in for the peer of `bench torch --peer`: the same options, no PyTorch, and the line that the real one printed once."""
import argparse
import os
import sys

parser = argparse.ArgumentParser()
parser.add_argument('--threads', type=int, default=2)
parser.add_argument('--stimuli', type=int, default=15)
parser.add_argument('--repeats', type=int, default=3)
parser.add_argument('--device', default='cpu')
args = parser.parse_args()
if args.stimuli == 2:
    sys.exit('RuntimeError: CUDA out of memory. Tried to allocate 2 stimuli')
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'peer.json')) as sample:
    print(sample.read(), end='')
