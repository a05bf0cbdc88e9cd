using MathNet.Numerics;
using RetinaBench.Performance;

// What is judged is the code of one thread; threads that the library starts would only wait for each other.
Control.UseSingleThread();
return PerformanceApp.Run(args, Console.Out, Console.Error);
