namespace NdisConformance.Machine;

/// <summary>Lets another source choose and keeps what it chose.</summary>
public sealed class RecordingChoices : ChoiceSource
{
    private readonly ChoiceSource _inner;
    private readonly List<RecordedChoice> _recorded = [];

    /// <summary>Records all choices that are asked for.</summary>
    /// <param name="inner">The source that chooses.</param>
    /// <param name="wanted">The kinds that are to be asked for even if the source has nothing to say.</param>
    public RecordingChoices(ChoiceSource inner, ulong wanted = ulong.MaxValue)
    {
        _inner = inner;
        Wanted = wanted | inner.Wanted;
    }

    /// <summary>The choices of the run, in order.</summary>
    public IReadOnlyList<RecordedChoice> Recorded => _recorded;

    /// <inheritdoc/>
    public override bool WantsPossible => true;

    /// <inheritdoc/>
    public override int Choose(in ChoiceSite site, int count)
    {
        int value = Check(site, count, _inner.Choose(site, count));
        _recorded.Add(new RecordedChoice(site, count, value));
        return value;
    }

    /// <summary>Forgets what was recorded.</summary>
    public void Clear() => _recorded.Clear();
}
