using System.Diagnostics;
using RetinaBench.Experiments.Assays;
using RetinaBench.Models;
using RetinaBench.Runs.Assays;
using RetinaBench.Runs.Journals;
using RetinaBench.Runs.Shards;

namespace RetinaBench.Runs.Execution;

/// <summary>The assays that a model's experiments wait for; its pieces are assays.</summary>
internal sealed class AssayWork : IActiveWork
{
    private readonly string _model;
    private readonly string _suite;
    private readonly IReadOnlyList<PlannedAssay> _assays;
    private readonly IModel _subject;
    private readonly Journal? _journal;
    private readonly ProgressRelay _progress;
    private readonly AssayFinding?[] _findings;

    public AssayWork(string model, string suite, IReadOnlyList<PlannedAssay> assays, IModel subject, Journal? journal, ProgressRelay progress)
    {
        _model = model;
        _suite = suite;
        _assays = assays;
        _subject = subject;
        _journal = journal;
        _progress = progress;
        _findings = new AssayFinding?[assays.Count];
    }

    public int Count => _assays.Count;

    public int Done { get; private set; }

    public void Record(SuiteRun suite)
    {
        for (int i = 0; i < Count; i++)
            suite.Record(_assays[i], _findings[i]!);
    }

    public WorkOutcome Do(int index, CancellationToken cancellation)
    {
        (string experiment, Assay assay) = _assays[index];
        var place = new AssayPlace(_model, _suite, experiment, assay.Key);
        if (_journal?.Find(place) is { } at)
        {
            AssayResult recorded = _journal.Read(at).Assay!;
            if (recorded.Statement != assay.Statement)
                throw _journal.Error(at, $"assay {OneLine.Of(place.ToString())} was recorded for '{OneLine.Of(recorded.Statement)}', now asked for '{assay.Statement}': the model or the suite has changed");
            if (!(recorded.Seconds >= 0))
                throw _journal.Error(at, FormattableString.Invariant($"assay {OneLine.Of(place.ToString())} took {recorded.Seconds} seconds"));
            _progress.Shown(_model, assay.Weight, resumed: true);
            return new(() => TakeIn(index, recorded.Finding), null, recorded.Seconds);
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            AssayFinding finding = Perform(assay, place, cancellation);
            _journal?.Append(new JournalEntry(Assay: new(place, assay.Statement, Stopwatch.GetElapsedTime(start).TotalSeconds, finding)));
            _progress.Shown(_model, assay.Weight, resumed: false);
            return new(() => TakeIn(index, finding), null);
        }
        catch (ModelFailureException e)
        {
            return new(null, e.Message);
        }
    }

    private AssayFinding Perform(Assay assay, AssayPlace place, CancellationToken cancellation)
    {
        try
        {
            AssayFinding finding = assay.Perform(_subject, cancellation);
            // A finding that holds NaN or infinity is found here, and not when the record is written.
            _ = JournalLine.ToJson(finding);
            return finding;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        // Whatever a model throws is a finding about that model.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ModelFailureException($"{place.Experiment}, {place.Key}: {OneLine.Of(e)}", e);
        }
    }

    // Findings come in any order; Done counts those at the front.
    private void TakeIn(int index, AssayFinding finding)
    {
        _findings[index] = finding;
        while (Done < Count && _findings[Done] is not null)
            Done++;
    }
}
