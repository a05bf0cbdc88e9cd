using RetinaBench.Reference.Yan2020;

namespace RetinaBench.Reference.Tests.Yan2020.Network;

/// <summary>The network by plain loops in double precision: the second implementation, which knows no derivative but by differences.</summary>
internal sealed class PlainCnn(Yan2020Architecture architecture, int rows, int columns, Yan2020Recipe recipe)
{
    /// <summary>So small that hardly a rectifier crosses its edge on the way; rounding of a difference is 1e-16 / step.</summary>
    private const double Step = 1e-7;

    /// <summary>Noise before each rectifier, [layer][sample][filter, position]; null for none.</summary>
    public double[][][]? Noise { get; init; }

    /// <summary>The mean loss with all penalties.</summary>
    public double Loss(double[] parameters, double[][] inputs, float[] labels)
    {
        double loss = 0;
        for (int sample = 0; sample < inputs.Length; sample++)
        {
            double p = Predict(parameters, inputs[sample], sample, out double activity);
            loss += (p - (labels[sample] == 0 ? 0 : labels[sample] * Math.Log(p)) + (recipe.ActivityL1 * activity)) / inputs.Length;
        }

        return loss + Penalty(parameters);
    }

    /// <summary>What the network says of a sample.</summary>
    public double Predict(double[] parameters, double[] input, int sample, out double activity)
    {
        activity = 0;
        double[] map = input;
        int at = 0, channels = architecture.Channels, height = rows, width = columns, filters = architecture.Filters, layer = 0;
        foreach (int side in architecture.Kernels)
        {
            int weights = at, biases = at + (filters * channels * side * side), down = height - side + 1, across = width - side + 1;
            double[] output = new double[filters * down * across];
            for (int i = 0; i < output.Length; i++)
            {
                int filter = i / (down * across), row = i / across % down, column = i % across;
                double sum = parameters[biases + filter] + (Noise?[layer][sample][i] ?? 0);
                for (int c = 0; c < channels; c++)
                {
                    for (int r = 0; r < side; r++)
                    {
                        for (int q = 0; q < side; q++)
                            sum += parameters[weights + (((((filter * channels) + c) * side) + r) * side) + q] * map[(((c * height) + row + r) * width) + column + q];
                    }
                }

                output[i] = Math.Max(0, sum);
                activity += output[i];
            }

            (map, at, channels, height, width, layer) = (output, biases + filters, filters, down, across, layer + 1);
        }

        double drive = parameters[at + map.Length] + map.Select((value, i) => value * parameters[at + i]).Sum();
        double z = parameters[at + map.Length + 2] * drive;
        return (parameters[at + map.Length + 1] * (Math.Max(z, 0) + MathNet.Numerics.SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z))))) + 1e-7;
    }

    /// <summary>The gradient of the loss by central differences.</summary>
    public double[] Gradient(double[] parameters, double[][] inputs, float[] labels)
    {
        double[] moved = [.. parameters], gradient = new double[parameters.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = parameters[i] + Step;
            double above = Loss(moved, inputs, labels);
            moved[i] = parameters[i] - Step;
            gradient[i] = (above - Loss(moved, inputs, labels)) / (2 * Step);
            moved[i] = parameters[i];
        }

        return gradient;
    }

    private double Penalty(double[] parameters)
    {
        double penalty = 0;
        int at = 0, channels = architecture.Channels;
        foreach (int side in architecture.Kernels)
        {
            int count = architecture.Filters * channels * side * side;
            penalty += parameters[at..(at + count)].Sum(w => (recipe.FilterL1 * Math.Abs(w)) + (recipe.FilterL2 * w * w));
            at += count + architecture.Filters;
            channels = architecture.Filters;
        }

        return penalty + parameters[at..^3].Sum(w => recipe.DenseL2 * w * w);
    }
}
