using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Turns the gradient of a batch from the kernels' layouts into that of <see cref="ParameterLayout"/>.</summary>
internal sealed unsafe class GradientUnpacking(NetworkShape shape, GradientShape gradients, ParameterLayout layout, PackedWeights weights)
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly double[] _kernels = new double[shape.Architecture.BipolarTypes * shape.Architecture.Bipolar.Area];

    /// <summary>Unpacks sums over a batch.</summary>
    /// <param name="packed">The sums, in the layout of <see cref="GradientShape"/>.</param>
    /// <param name="factor">1 / stimuli.</param>
    /// <param name="gradient">Receives the gradient of the mean.</param>
    public void Run(float* packed, double factor, Span<float> gradient)
    {
        gradient.Clear();
        Bipolar(packed, factor, gradient);
        Map(packed, factor, gradient);
        Window(packed + gradients.Lateral, packed + gradients.LateralBias, weights.Lateral, layout.AmacrineSpace, 0, factor, gradient);
        Window(packed + gradients.Lateral, packed + gradients.LateralBias, weights.Lateral, layout.GanglionBipolarSpace, shape.GanglionLane, factor, gradient);
        Window(packed + gradients.GanglionAmacrine, packed + gradients.GanglionAmacrineBias, weights.GanglionAmacrine, layout.GanglionAmacrineSpace, shape.GanglionLane, factor, gradient);
        Decision(packed, factor, gradient);
    }

    private void Bipolar(float* packed, double factor, Span<float> gradient)
    {
        Array.Clear(_kernels);
        weights.Discs.Fold(packed + gradients.Discs, 1, _kernels);
        weights.Pixels.Fold(packed + gradients.Pixels, -1, _kernels);
        Span<float> kernels = Of(gradient, layout.BipolarSpace.Weights);
        for (int i = 0; i < kernels.Length; i++)
            kernels[i] = (float)(_kernels[i] * factor);
        for (int type = 0; type < shape.Architecture.BipolarTypes; type++)
        {
            double spaceBias = 0, timeBias = 0;
            for (int lag = 0; lag < shape.Taps; lag++)
            {
                double kept = 0, driven = 0;
                double tap = 0, bias = 0;
                for (int lane = 0; lane < shape.BipolarTables * Lanes; lane++)
                {
                    int table = lane / Lanes, at = lane % Lanes;
                    if (LaneTypes.Bipolar(shape, table, at) != type)
                        continue;
                    int place = (table * gradients.TableLength) + (lag * Lanes) + at;
                    kept += packed[gradients.BipolarKept + place];
                    driven += packed[gradients.BipolarDriven + place];
                    tap = weights.BipolarTaps(table)[(lag * Lanes) + at];
                    bias = weights.BipolarSpaceBias(table)[at];
                    if (lag == 0)
                        timeBias += packed[gradients.BipolarTimeBias + lane];
                }

                // The input of the temporal filter is kept x bias + driven; behind it, the bias is weighed by the taps.
                Of(gradient, layout.BipolarTime.Weights)[(type * shape.Taps) + shape.Taps - 1 - lag] = (float)(((bias * kept) + driven) * factor);
                spaceBias += tap * kept;
            }

            Of(gradient, layout.BipolarTime.Biases)[type] = (float)(timeBias * factor);
            Of(gradient, layout.BipolarSpace.Biases)[type] = (float)(spaceBias * factor);
        }
    }

    private void Map(float* packed, double factor, Span<float> gradient)
    {
        for (int lane = 0; lane < shape.MapLanes; lane++)
        {
            int amacrine = LaneTypes.Amacrine(shape, lane), ganglion = LaneTypes.Ganglion(shape, lane), type = Math.Max(amacrine, ganglion);
            if (type < 0)
                continue;
            ConvolutionBlocks blocks = amacrine >= 0 ? layout.AmacrineTime! : layout.GanglionTime;
            float* sums = packed + gradients.MapTime + (lane / Lanes * gradients.TableLength) + (lane % Lanes);
            for (int lag = 0; lag < shape.Taps; lag++)
                Of(gradient, blocks.Weights)[(type * shape.Taps) + shape.Taps - 1 - lag] = (float)(sums[lag * Lanes] * factor);
            Of(gradient, blocks.Biases)[type] = (float)(packed[gradients.MapTimeBias + lane] * factor);
        }
    }

    private static void Window(float* sums, float* biases, PackedWindow? window, ConvolutionBlocks? blocks, int firstLane, double factor, Span<float> gradient)
    {
        if (window is null || blocks is null)
            return;
        SourceMap map = window.Map;
        Span<float> kernels = Of(gradient, blocks.Weights), ownBiases = Of(gradient, blocks.Biases);
        int at = 0;
        for (int type = 0; type < ownBiases.Length; type++)
        {
            ownBiases[type] = (float)(biases[firstLane + type] * factor);
            for (int source = 0; source < map.Types; source++)
            {
                for (int row = 0; row < map.Window.Rows; row++)
                {
                    for (int column = 0; column < map.Window.Columns; column++, at++)
                        kernels[at] = (float)(sums[window.PlaceByLane(firstLane + type, source, row, column)] * factor);
                }
            }
        }
    }

    private void Decision(float* packed, double factor, Span<float> gradient)
    {
        Span<float> kernels = Of(gradient, layout.Decision.Weights), biases = Of(gradient, layout.Decision.Biases);
        int types = shape.Architecture.GanglionTypes;
        for (int choice = 0; choice < biases.Length; choice++)
        {
            biases[choice] = (float)(packed[gradients.DecisionBias + choice] * factor);
            float* sums = packed + gradients.Decision + (choice * shape.Positions * shape.MapLanes) + shape.GanglionLane;
            for (int type = 0; type < types; type++)
            {
                for (int position = 0; position < shape.Positions; position++)
                    kernels[(((choice * types) + type) * shape.Positions) + position] = (float)(sums[(position * shape.MapLanes) + type] * factor);
            }
        }
    }

    private static Span<float> Of(Span<float> gradient, ParameterBlock block) => gradient.Slice(block.Offset, block.Count);
}
