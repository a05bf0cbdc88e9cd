using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RetinaBench.Models;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>Lends passes to the threads that ask for gradients, and keeps them and the plans of objectives for the next call.</summary>
/// <remarks>Nothing is laid out before the first call. A pass takes some 20 MB for the published network. Thread-safe.</remarks>
internal sealed class InputGradientPool(ModelCard card, Murray2021Parameters parameters, SimdLevel level)
{
    private readonly Lazy<GradientNetwork> _network = new(() => new(parameters));
    private readonly ConditionalWeakTable<ResponseObjective, ObjectivePlan> _plans = [];
    private readonly ConcurrentBag<IInputGradientPass> _idle = [];

    /// <summary>Computes one movie; see <see cref="IInputGradient.Differentiate"/>.</summary>
    public double Run(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        Check(movie.Length, nameof(movie));
        Check(gradient.Length, nameof(gradient));
        if (gradient.Overlaps(movie))
            throw new ArgumentException("the gradient must not be written over the movie", nameof(gradient));
        if (!_plans.TryGetValue(objective, out ObjectivePlan? plan))
            _plans.AddOrUpdate(objective, plan = new(card, parameters.Architecture, objective));
        IInputGradientPass pass = _idle.TryTake(out IInputGradientPass? idle) ? idle : Make();
        double value = pass.Run(plan, movie, gradient);
        _idle.Add(pass);
        return value;
    }

    private IInputGradientPass Make() => level switch
    {
        SimdLevel.Vector512 => new InputGradientPass<Lanes512>(_network.Value),
        SimdLevel.Vector256 => new InputGradientPass<Lanes256>(_network.Value),
        _ => new InputGradientPass<LanesScalar>(_network.Value),
    };

    private void Check(int length, string name)
    {
        if (length != card.Geometry.Pixels)
            throw new ArgumentException($"{card.Name} takes movies of {card.Geometry}, {card.Geometry.Pixels} values, not {length}", name);
    }
}
