namespace RetinaBench.Runs.Journals;

/// <summary>Where a line of a journal stands.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Offset">Bytes before it.</param>
/// <param name="Length">Its bytes, line end left out.</param>
internal readonly record struct JournalPlace(int Line, long Offset, int Length)
{
    /// <summary>For messages.</summary>
    public string In(string path) => FormattableString.Invariant($"{path}, line {Line}");
}
