using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>A transmit path that gathers finished lists and completes several of them together.</summary>
internal class GatheringPath(Adapter adapter, uint keptAtMost) : TransmitPath(adapter)
{
    protected override uint CompleteFinished()
        => _finished.Count < keptAtMost && !IsIdle() ? 0 : base.CompleteFinished();

    /// <summary>True if no frame waits and none is under way. Called with the lock held.</summary>
    private bool IsIdle() => _waiting.Count == 0 && _oldest == _next;
}
