using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FaultyMiniports;

/// <summary>Sends of NDIS 5 that give the NIC other elements than those of the packet's list.</summary>
public abstract class LegacyElementPath(Adapter adapter) : TransmitPath(adapter)
{
    private uint _given;

    /// <summary>What is given to the NIC instead of all elements of a list; at least one, and no more.</summary>
    protected abstract IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> Choose(
        IReadOnlyList<(PHYSICAL_ADDRESS Address, uint Length)> elements);

    /// <inheritdoc/>
    protected override NDIS_STATUS TryPost(NDIS_PACKET packet)
    {
        _given = 0;
        NDIS_STATUS status = base.TryPost(packet);
        if (status == NDIS_STATUS_PENDING && _given > 0)
        {
            Slot(_next - 1).Descriptors = _given;
        }

        return status;
    }

    /// <inheritdoc/>
    protected override void AddElements(SCATTER_GATHER_LIST list)
    {
        List<(PHYSICAL_ADDRESS Address, uint Length)> elements = [];
        for (uint i = 0; i < list.NumberOfElements; i++)
        {
            elements.Add((list.Elements[i].Address, list.Elements[i].Length));
        }

        foreach ((PHYSICAL_ADDRESS address, uint length) in Choose(elements))
        {
            Ring.Add(address, length);
            _given++;
        }
    }
}
