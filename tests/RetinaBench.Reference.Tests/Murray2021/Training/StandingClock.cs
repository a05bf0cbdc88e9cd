namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>A clock that stands still.</summary>
internal sealed class StandingClock : TimeProvider
{
    public override long GetTimestamp() => 0;
}
