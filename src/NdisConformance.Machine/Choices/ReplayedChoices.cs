namespace NdisConformance.Machine;

/// <summary>Makes the choices of an earlier run again; what comes after the last of them is ordinary.</summary>
public sealed class ReplayedChoices : ChoiceSource
{
    private readonly IReadOnlyList<RecordedChoice> _recorded;
    private int _next;

    /// <summary>A replay of choices that were recorded with the same kinds wanted.</summary>
    public ReplayedChoices(IReadOnlyList<RecordedChoice> recorded, ulong wanted = ulong.MaxValue)
    {
        _recorded = recorded;
        Wanted = wanted;
    }

    /// <inheritdoc/>
    public override int Choose(in ChoiceSite site, int count)
    {
        if (_next == _recorded.Count)
        {
            return 0;
        }

        RecordedChoice recorded = _recorded[_next++];
        if (recorded.Site != site)
        {
            throw new HarnessDefectException(
                $"the replay asks for the choice '{site}', and the recorded one is '{recorded.Site}'");
        }

        return Check(site, count, recorded.Value);
    }
}
