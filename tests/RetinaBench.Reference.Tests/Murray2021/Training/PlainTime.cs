namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>A causal temporal convolution of each type with itself and its derivatives, as loops; weights are [types, taps], then biases.</summary>
internal sealed class PlainTime(int types, int taps, int offset)
{
    /// <summary>Number of weights and biases.</summary>
    public int Count => (types * taps) + types;

    /// <summary>The convolution of every frame with the frames before it, zeros before the first, bias added.</summary>
    public PlainMap Forward(PlainMap input, ReadOnlySpan<double> parameters)
    {
        var output = new PlainMap(types, input.Frames, input.Rows, input.Columns);
        for (int type = 0; type < types; type++)
        {
            for (int frame = 0; frame < input.Frames; frame++)
            {
                for (int row = 0; row < input.Rows; row++)
                {
                    for (int column = 0; column < input.Columns; column++)
                    {
                        double sum = parameters[offset + (types * taps) + type];
                        for (int tap = 0; tap < taps; tap++)
                        {
                            int from = frame - (taps - 1) + tap;
                            if (from >= 0)
                                sum += parameters[offset + (type * taps) + tap] * input[type, from, row, column];
                        }

                        output[type, frame, row, column] = sum;
                    }
                }
            }
        }

        return output;
    }

    /// <summary>Adds the derivatives by weights and biases to <paramref name="gradient"/>, and returns those by the input.</summary>
    public PlainMap Backward(PlainMap input, PlainMap outer, ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var inner = new PlainMap(types, input.Frames, input.Rows, input.Columns);
        for (int type = 0; type < types; type++)
        {
            for (int frame = 0; frame < input.Frames; frame++)
            {
                for (int row = 0; row < input.Rows; row++)
                {
                    for (int column = 0; column < input.Columns; column++)
                    {
                        double slope = outer[type, frame, row, column];
                        gradient[offset + (types * taps) + type] += slope;
                        for (int tap = 0; tap < taps; tap++)
                        {
                            int from = frame - (taps - 1) + tap;
                            if (from < 0)
                                continue;
                            gradient[offset + (type * taps) + tap] += slope * input[type, from, row, column];
                            inner[type, from, row, column] += slope * parameters[offset + (type * taps) + tap];
                        }
                    }
                }
            }
        }

        return inner;
    }
}
