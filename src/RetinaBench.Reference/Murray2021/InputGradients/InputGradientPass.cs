using RetinaBench.Reference.Kernels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>Values and gradients at one width of vectors: forward through the positions and frames that the objective sees, and back.</summary>
/// <remarks>
/// The network is linear but for its rectifiers, so that all the way back needs is which responses are not 0. Rows of the movie and
/// of its gradient are held only while windows cover them.
/// </remarks>
internal sealed unsafe class InputGradientPass<V> : IInputGradientPass
    where V : struct, ILanes<V>
{
    private readonly GradientNetwork _network;
    private readonly MovieGeometry _input;
    private readonly SpatialWindow _window;
    private readonly TraceMap _movie;
    private readonly TraceMap _movieGradient;
    private readonly LayerPass<V> _bipolar;
    private readonly LayerPass<V>? _amacrine;
    private readonly LayerPass<V> _ganglion;
    private readonly DecisionPass<V> _decision;

    public InputGradientPass(GradientNetwork network)
    {
        Murray2021Architecture a = network.Architecture;
        _network = network;
        _input = a.Input;
        _window = a.Bipolar;
        _movie = new(_window.Rows, _input.Columns, 1, network.Frames);
        _movieGradient = new(_window.Rows, _input.Columns, 1, network.Frames);
        _bipolar = new(network.Bipolar, a.BipolarRows, a.BipolarColumns, network.Frames);
        _amacrine = network.Amacrine is null ? null : new(network.Amacrine, a.AmacrineRows, a.AmacrineColumns, network.Frames);
        _ganglion = new(network.Ganglion, a.GanglionRows, a.GanglionColumns, network.Frames);
        _decision = new(network, _ganglion);
    }

    public double Run(ObjectivePlan plan, ReadOnlySpan<float> movie, Span<float> gradient)
    {
        _bipolar.Begin(plan.Bipolar);
        _amacrine?.Begin(plan.Amacrine!);
        _ganglion.Begin(plan.Ganglion);
        MapRegion seen = plan.Bipolar.Region.Read(_window, _input.Rows, _input.Columns);
        fixed (float* source = movie)
            Forward(source, seen);
        double value = _bipolar.Evaluate() + (_amacrine?.Evaluate() ?? 0) + _ganglion.Evaluate() + _decision.Evaluate(plan.Decision);
        _bipolar.Seed();
        _amacrine?.Seed();
        _ganglion.Seed();
        _decision.Seed(plan.Decision);
        Backward();
        fixed (float* target = gradient)
            BackwardToMovie(target, seen);
        MovieRows.ClearOutside(_input, seen, gradient);
        return value;
    }

    private void Forward(float* movie, MapRegion seen)
    {
        MapRegion region = _bipolar.Plan.Region;
        int read = 0;
        for (int row = region.FirstRow; row < region.EndRow; row++)
        {
            int top = row * _window.Stride;
            for (read = Math.Max(read, top); read < top + _window.Rows; read++)
                MovieRows.Read(_input, movie, read, seen, _movie);
            _bipolar.OpenRow(row);
            WindowPass.Add<V>(_network.MovieToBipolar, _movie, _input.Rows, row, region, _bipolar.Plan.FirstInputBlock, _bipolar.Sums);
            _bipolar.Respond(row);
        }

        if (_amacrine is not null)
        {
            for (int row = _amacrine.Plan.Region.FirstRow; row < _amacrine.Plan.Region.EndRow; row++)
            {
                _amacrine.OpenRow(row);
                Read(_network.BipolarToAmacrine, _bipolar, row, _amacrine);
                _amacrine.Respond(row);
            }
        }

        for (int row = _ganglion.Plan.Region.FirstRow; row < _ganglion.Plan.Region.EndRow; row++)
        {
            _ganglion.OpenRow(row);
            Read(_network.BipolarToGanglion, _bipolar, row, _ganglion);
            Read(_network.AmacrineToGanglion, _amacrine, row, _ganglion);
            _ganglion.Respond(row);
        }
    }

    private void Backward()
    {
        for (int row = _ganglion.Plan.Region.FirstRow; row < _ganglion.Plan.Region.EndRow; row++)
        {
            _ganglion.Return(row);
            Return(_network.BipolarToGanglion, _ganglion, row, _bipolar);
            Return(_network.AmacrineToGanglion, _ganglion, row, _amacrine);
        }

        if (_amacrine is null)
            return;
        for (int row = _amacrine.Plan.Region.FirstRow; row < _amacrine.Plan.Region.EndRow; row++)
        {
            _amacrine.Return(row);
            Return(_network.BipolarToAmacrine, _amacrine, row, _bipolar);
        }
    }

    private void BackwardToMovie(float* gradient, MapRegion seen)
    {
        MapRegion region = _bipolar.Plan.Region;
        for (int row = region.FirstRow; row < region.EndRow; row++)
        {
            _bipolar.Return(row);
            WindowPass.Scatter<V>(_network.MovieToBipolar, _bipolar.Sums, row, region, _bipolar.Plan.FirstInputBlock, _movieGradient, _input.Rows);

            // Rows above the next windows are complete; the rows held are cleared for those below.
            int top = row * _window.Stride, end = row + 1 < region.EndRow ? top + _window.Stride : top + _window.Rows;
            for (int done = top; done < end; done++)
            {
                MovieRows.Write(_input, _movieGradient, done, seen, gradient);
                _movieGradient.ClearRow(done, seen.FirstColumn, seen.EndColumn);
            }
        }
    }

    private static void Read(SpatialKernel? kernel, LayerPass<V>? source, int row, LayerPass<V> target)
    {
        if (kernel is not null)
            WindowPass.Add<V>(kernel, source!.Output, source.Rows, row, target.Plan.Region, target.Plan.FirstInputBlock, target.Sums);
    }

    private static void Return(SpatialKernel? kernel, LayerPass<V> source, int row, LayerPass<V>? target)
    {
        if (kernel is not null)
            WindowPass.Scatter<V>(kernel, source.Sums, row, source.Plan.Region, source.Plan.FirstInputBlock, target!.Gradient, target.Rows);
    }
}
