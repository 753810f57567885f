using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The records that <see cref="AdapterTracker"/> keeps of the adapters.</summary>
[Resets]
internal sealed partial class AdapterTable : IAdapters
{
    private readonly Dictionary<uint, AdapterRecord> _byNumber = [];
    private readonly Dictionary<uint, AdapterRecord> _byDma = [];

    /// <summary>The adapter that was initialized last: the one that facts without an adapter belong to.</summary>
    public AdapterRecord? Current { get; private set; }

    IAdapter? IAdapters.Current => Current;

    /// <summary>The open channel of that adapter; none where there is none.</summary>
    public TraceObject CurrentDma => Current?.Dma ?? default;

    /// <summary>The handle of that adapter; none where there is none.</summary>
    public TraceObject CurrentId => Current?.Id ?? default;

    public IEnumerable<IAdapter> All => _byNumber.Values;

    public long LinkUp { get; set; }

    public AdapterRecord Add(TraceObject adapter, long born)
    {
        AdapterRecord record = new(adapter.Identity, born);
        _byNumber[adapter.Number] = record;
        Current = record;
        return record;
    }

    public void AddDma(TraceObject dma, AdapterRecord adapter) => _byDma[dma.Number] = adapter;

    /// <summary>The record of what an adapter argument names, dead or alive; null if it names no adapter.</summary>
    public AdapterRecord? Find(TraceObject adapter) => adapter.Kind == ObjectKind.Adapter && adapter.Number != 0
        ? _byNumber.GetValueOrDefault(adapter.Number)
        : null;

    /// <summary>The adapter that a channel was registered for; null if that is not known.</summary>
    public AdapterRecord? OfDma(TraceObject dma) => dma.Kind == ObjectKind.Dma && dma.Number != 0
        ? _byDma.GetValueOrDefault(dma.Number)
        : null;

    IAdapter? IAdapters.Find(TraceObject adapter) => Find(adapter);

    IAdapter? IAdapters.OfDma(TraceObject dma) => OfDma(dma);
}
