using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>
/// A wrong driver that misreads lists: the reference sees, in memory of its own, the elements as this driver takes
/// them to be. NDIS gets its own list back.
/// </summary>
public abstract class ListRewriter : ListFollower
{
    private const uint HeadBytes = 0x10;
    private const uint ElementBytes = 0x18;

    /// <summary>The elements as this driver understands them.</summary>
    protected abstract IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Misread(ListRequest request);

    /// <inheritdoc/>
    protected override void OnList(ListRequest request) => Present(request, Misread(request));

    /// <summary>Hands the reference a list with these elements.</summary>
    protected void Present(ListRequest request, IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> elements)
    {
        PVOID memory = Inner.NdisAllocateMemoryWithTagPriority(
            Adapter.Handle,
            HeadBytes + (ElementBytes * (uint)elements.Count),
            Adapter.Tag,
            EX_POOL_PRIORITY.NormalPoolPriority);
        if (memory == null)
        {
            base.OnList(request);
            return;
        }

        SCATTER_GATHER_LIST list = (SCATTER_GATHER_LIST)memory;
        list.NumberOfElements = (uint)elements.Count;
        for (int i = 0; i < elements.Count; i++)
        {
            SCATTER_GATHER_ELEMENT element = list.Elements[i];
            (element.Address, element.Length) = elements[i];
        }

        Forward(request, list);
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        GiveBackToNdis(request);
        if (request.Presented != request.List)
        {
            Inner.NdisFreeMemory(request.Presented, 0, 0);
        }
    }

    /// <summary>Frees the list of NDIS.</summary>
    protected virtual void GiveBackToNdis(ListRequest request) => base.GiveBack(request);

    /// <summary>Sends no more of a frame than elements hold, and gives them back.</summary>
    protected static IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Cut(
        ListRequest request, IEnumerable<(PHYSICAL_ADDRESS Address, uint Length)> elements)
    {
        List<(PHYSICAL_ADDRESS Address, uint Length)> taken = [.. elements];
        uint held = (uint)taken.Sum(element => element.Length);
        TransmitSlot slot = request.Slot;
        slot.Length = held > slot.Offset ? Math.Min(slot.Length, held - slot.Offset) : slot.Length;
        return taken;
    }

    /// <summary>The elements as they are.</summary>
    protected static List<(PHYSICAL_ADDRESS Address, uint Length)> Read(SCATTER_GATHER_LIST list)
    {
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = [];
        for (uint i = 0; i < list.NumberOfElements; i++)
        {
            elements.Add((list.Elements[i].Address, list.Elements[i].Length));
        }

        return elements;
    }
}
