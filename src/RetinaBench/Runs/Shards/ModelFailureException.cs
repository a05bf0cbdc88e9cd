namespace RetinaBench.Runs.Shards;

/// <summary>Says in one line what a model did wrong and with which stimulus: it ends the model's run, not the program's.</summary>
internal sealed class ModelFailureException : Exception
{
    public ModelFailureException(string message)
        : base(message)
    {
    }

    public ModelFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
