using System.Diagnostics;
using RetinaBench.Models;
using RetinaBench.Runs.Journals;
using RetinaBench.Runs.Planning;
using RetinaBench.Runs.Shards;

namespace RetinaBench.Runs.Execution;

/// <summary>A pass that is being shown to a model; its pieces are shards.</summary>
internal sealed class PassWork : IActiveWork
{
    private readonly EnvironmentPass _pass;
    private readonly PassQuestion _question;
    private readonly ShardGrid _shards;
    private readonly ModelCard _card;
    private readonly ShardRunner _runner;
    private readonly PassMerger _merger;
    private readonly Journal? _journal;
    private readonly ProgressRelay _progress;

    public PassWork(EnvironmentPass pass, PassQuestion question, ShardGrid shards, IRetinaModel model, Journal? journal, ProgressRelay progress)
    {
        _pass = pass;
        _question = question;
        _shards = shards;
        _card = model.Card;
        _runner = new(model, _card, question);
        _merger = new(question);
        _journal = journal;
        _progress = progress;
    }

    public int Count => _shards.Count;

    public int Done => _merger.Merged;

    public void Record(SuiteRun suite) => suite.Record(_pass, _question, _merger);

    public WorkOutcome Do(int index, CancellationToken cancellation)
    {
        Shard shard = _shards[index];
        if (_journal?.Find(shard) is { } place)
        {
            ShardResult recorded = _journal.Read(place).Shard!;
            if (RecordedShard.Mismatch(recorded, _question, _card) is { } mismatch)
                throw _journal.Error(place, mismatch);
            _progress.Shown(shard.Model, shard.Count, resumed: true);
            return new(() => _merger.Add(index, recorded), null, recorded.Seconds);
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            IReadOnlyList<ShardTally> tallies = _runner.Run(shard, cancellation);
            var result = new ShardResult(shard, _question.Digest, Stopwatch.GetElapsedTime(start).TotalSeconds, tallies);
            _journal?.Append(new JournalEntry(Shard: result));
            _progress.Shown(shard.Model, shard.Count, resumed: false);
            return new(() => _merger.Add(index, result), null);
        }
        catch (ModelFailureException e)
        {
            return new(null, e.Message);
        }
    }
}
