namespace RetinaBench.Experiments.Measurements;

/// <summary>The most accurate of all circuits of four types, as a search found them.</summary>
/// <param name="Searched">Number of circuits.</param>
/// <param name="Space">Which circuits, in words.</param>
/// <param name="EqualToBest">Number of circuits whose accuracy does not differ from the best one's at 95 %, the best one included.</param>
/// <param name="Best">The first ranks, in order.</param>
/// <param name="BestVital">The most accurate circuit around the vital pair, which may be among <paramref name="Best"/>; null where there is no such pair.</param>
public sealed record CircuitScreen(
    int Searched, string Space, int EqualToBest, IReadOnlyList<ScreenedCircuit> Best, ScreenedCircuit? BestVital) : Measurement;
