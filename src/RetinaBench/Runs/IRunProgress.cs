namespace RetinaBench.Runs;

/// <summary>Is told how far a run has come. Calls come from worker threads, one at a time; they should return at once.</summary>
public interface IRunProgress
{
    /// <summary>How many stimuli a model will be shown at most; said of every model at the start, and again when it turns out to be fewer, or more.</summary>
    /// <remarks>Work that shows no stimuli, fits above all, counts as the stimuli that take about as long; of a model that is not open yet what it may be able to do counts that takes longest.</remarks>
    /// <param name="model">Name of the model.</param>
    /// <param name="stimuli">Stimuli over all suites and passes, those already shown included.</param>
    void Planned(string model, long stimuli);

    /// <summary>A model was shown stimuli.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="stimuli">How many.</param>
    /// <param name="resumed">Whether their responses were read from the journal, which takes next to no time: an estimate of the time left should leave them out.</param>
    void Shown(string model, int stimuli, bool resumed);

    /// <summary>All is known about a model.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="error">Why it could not be opened or was stopped, or null.</param>
    void Finished(string model, string? error);

    /// <summary>A model could not be run on this machine, which lacks what it needs.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="reason">What is missing.</param>
    void NotRun(string model, string reason);

    /// <summary>Something a person may want to know.</summary>
    /// <param name="text">One line.</param>
    void Message(string text);
}
