using System.Collections.Concurrent;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Lends responders, one to each thread that asks, and keeps them for the next.</summary>
internal sealed class ResponderPool(Murray2021Parameters parameters, SimdLevel level)
{
    private readonly PackedNetwork _network = new(parameters);
    private readonly ConcurrentBag<IResponder> _idle = [];

    /// <summary>The width of vectors.</summary>
    public SimdLevel Level => level;

    /// <summary>Takes an idle responder or makes one.</summary>
    public IResponder Rent() => _idle.TryTake(out IResponder? responder) ? responder : level switch
    {
        SimdLevel.Vector512 => new Responder<Lanes512>(_network),
        SimdLevel.Vector256 => new Responder<Lanes256>(_network),
        _ => new Responder<LanesScalar>(_network),
    };

    /// <summary>Gives a responder back.</summary>
    public void Return(IResponder responder) => _idle.Add(responder);
}
