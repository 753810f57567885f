using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>A wrong driver that has to know what the reference made: its adapter, and the slots of its sends.</summary>
public abstract class AdapterFollower : FaultyMiniport
{
    private readonly List<TransmitSlot> _slots = [];

    /// <summary>The adapter that was initialized last.</summary>
    protected Adapter Adapter { get; private set; } = null!;

    /// <summary>The slots of its transmit path, in their order.</summary>
    protected IReadOnlyList<TransmitSlot> Slots => _slots;

    /// <inheritdoc/>
    public override PVOID Pin(object target)
    {
        if (target is Adapter adapter)
        {
            Adapter = adapter;
            _slots.Clear();
        }
        else if (target is TransmitSlot slot)
        {
            _slots.Add(slot);
        }

        return Inner.Pin(target);
    }
}
