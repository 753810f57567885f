namespace NdisConformance.Machine;

/// <summary>Lets another source choose and keeps what it chose, up to a bound.</summary>
public sealed class RecordingChoices : ChoiceSource
{
    /// <summary>How many choices are kept unless told otherwise.</summary>
    public const int DefaultCapacity = 65536;

    private readonly ChoiceSource _inner;
    private readonly int _capacity;
    private readonly List<RecordedChoice> _recorded = [];

    public RecordingChoices(ChoiceSource inner, int capacity = DefaultCapacity)
    {
        _inner = inner;
        _capacity = capacity;
    }

    /// <summary>The first choices of the run, in order.</summary>
    public IReadOnlyList<RecordedChoice> Recorded => _recorded;

    /// <summary>How many choices came after the bound was reached and were not kept.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public override int Choose(int kind, uint site, int count)
    {
        int value = _inner.Choose(kind, site, count);
        if ((uint)value >= (uint)count)
        {
            throw new HarnessDefectException("a choice lies outside its outcomes");
        }

        if (_recorded.Count < _capacity)
        {
            _recorded.Add(new RecordedChoice(kind, site, count, value));
        }
        else
        {
            Dropped++;
        }

        return value;
    }

    /// <summary>Forgets what was recorded.</summary>
    public void Clear()
    {
        _recorded.Clear();
        Dropped = 0;
    }
}
