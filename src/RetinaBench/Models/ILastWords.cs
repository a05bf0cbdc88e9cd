namespace RetinaBench.Models;

/// <summary>The ability to tell what the model wrote last on its own account: of a model that runs in a process of its own, the end of its stderr.</summary>
/// <remarks>Runs append it to the reason for which a model was stopped, where the model itself has not said it.</remarks>
public interface ILastWords
{
    /// <summary>The last words on one line; empty where there are none.</summary>
    string LastWords { get; }
}
