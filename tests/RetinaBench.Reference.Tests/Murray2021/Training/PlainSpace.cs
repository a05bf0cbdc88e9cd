using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>A spatial convolution over all source types and its derivatives, as loops; the values of one convolution are its weights, [types, sources, rows, columns], then its biases.</summary>
internal sealed class PlainSpace(SpatialWindow window, int types, int sources, int offset)
{
    /// <summary>Number of weights and biases.</summary>
    public int Count => (types * sources * window.Area) + types;

    /// <summary>The convolution of every frame, bias added.</summary>
    public PlainMap Forward(PlainMap input, ReadOnlySpan<double> parameters)
    {
        var output = new PlainMap(types, input.Frames, window.OutputRows(input.Rows), window.OutputColumns(input.Columns));
        for (int type = 0; type < types; type++)
        {
            double bias = parameters[offset + Count - types + type];
            for (int frame = 0; frame < input.Frames; frame++)
            {
                for (int row = 0; row < output.Rows; row++)
                {
                    for (int column = 0; column < output.Columns; column++)
                        output[type, frame, row, column] = bias + Sum(input, parameters, type, frame, row, column);
                }
            }
        }

        return output;
    }

    /// <summary>Adds the derivatives by weights and biases to <paramref name="gradient"/>, and returns those by the input.</summary>
    public PlainMap Backward(PlainMap input, PlainMap outer, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var inner = new PlainMap(sources, input.Frames, input.Rows, input.Columns);
        for (int type = 0; type < types; type++)
        {
            for (int frame = 0; frame < input.Frames; frame++)
            {
                for (int row = 0; row < outer.Rows; row++)
                {
                    for (int column = 0; column < outer.Columns; column++)
                    {
                        double slope = outer[type, frame, row, column];
                        gradient[offset + Count - types + type] += slope;
                        // Most slopes of a network with dropout are zero; skipping them changes no sum.
                        if (slope != 0)
                            Spread(slope, input, parameters, type, frame, row, column, gradient, inner);
                    }
                }
            }
        }

        return inner;
    }

    private double Sum(PlainMap input, ReadOnlySpan<double> parameters, int type, int frame, int row, int column)
    {
        double sum = 0;
        for (int source = 0; source < sources; source++)
        {
            for (int ky = 0; ky < window.Rows; ky++)
            {
                for (int kx = 0; kx < window.Columns; kx++)
                {
                    int y = (row * window.Stride) + ky - window.Padding, x = (column * window.Stride) + kx - window.Padding;
                    if (y >= 0 && y < input.Rows && x >= 0 && x < input.Columns)
                        sum += parameters[Weight(type, source, ky, kx)] * input[source, frame, y, x];
                }
            }
        }

        return sum;
    }

    private void Spread(double slope, PlainMap input, ReadOnlySpan<double> parameters, int type, int frame, int row, int column, Span<double> gradient, PlainMap inner)
    {
        for (int source = 0; source < sources; source++)
        {
            for (int ky = 0; ky < window.Rows; ky++)
            {
                for (int kx = 0; kx < window.Columns; kx++)
                {
                    int y = (row * window.Stride) + ky - window.Padding, x = (column * window.Stride) + kx - window.Padding;
                    if (y < 0 || y >= input.Rows || x < 0 || x >= input.Columns)
                        continue;
                    int weight = Weight(type, source, ky, kx);
                    gradient[weight] += slope * input[source, frame, y, x];
                    inner[source, frame, y, x] += slope * parameters[weight];
                }
            }
        }
    }

    private int Weight(int type, int source, int ky, int kx) => offset + (((((type * sources) + source) * window.Rows) + ky) * window.Columns) + kx;
}
