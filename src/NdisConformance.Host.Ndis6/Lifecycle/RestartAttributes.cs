using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// The list of attributes that MiniportRestart gets and may change. Its memory is the driver's until the restart is
/// complete; then NDIS frees whatever is in the list. Source: Rst, RstAttr. One per adapter.
/// </summary>
[Resets]
internal sealed partial class RestartAttributes(PoolMemory pool, MachineMemory memory, HostSetup setup)
{
    private const int LongestList = 64;
    private const uint Broadcast = 2; // NET_IF_ACCESS_BROADCAST
    private const uint Dedicated = 1; // NET_IF_CONNECTION_DEDICATED

    /// <summary>The bytes of the list as it was given; null if none was.</summary>
    private byte[]? _given;
    private uint _block;

    /// <summary>True if this restart was given a list.</summary>
    public bool IsGiven => _given is not null;

    /// <summary>True if the list is not the one that was given.</summary>
    public bool IsChanged
        => _given is null
            ? List != null
            : ((PVOID)List).Reference.Offset != _block
                || !pool.IsBlock(List)
                || !memory.Span(_block, (uint)_given.Length).SequenceEqual(_given);

    /// <summary>MtuSize of the general attributes in the list; 0 if there are none.</summary>
    public uint MtuSize
    {
        get
        {
            PVOID entry = List;
            for (int i = 0; i < LongestList && pool.IsBlock(entry); i++)
            {
                uint offset = entry.Reference.Offset;
                if (memory.Read<uint>(offset + RestartAttributesLayout.Oid) == OID_GEN_MINIPORT_RESTART_ATTRIBUTES
                    && memory.Read<uint>(offset + RestartAttributesLayout.DataLength)
                        >= NDIS_SIZEOF_RESTART_GENERAL_ATTRIBUTES_REVISION_1)
                {
                    return memory.Read<uint>(offset + RestartAttributesLayout.Data + RestartAttributesLayout.MtuSize);
                }

                entry = NextOf(entry);
            }

            return 0;
        }
    }

    /// <summary>The list as MiniportRestart left it; NULL if there is none, or no restart is under way.</summary>
    public NDIS_RESTART_ATTRIBUTES List { get; set; }

    /// <summary>True while MiniportRestart runs, which may change the list although the restart is complete.</summary>
    public bool IsInCallback { get; set; }

    /// <summary>Makes a list with the general attributes of an adapter; none where this host wants no change.</summary>
    public void Lay(MiniportAdapter adapter)
    {
        _given = null;
        if (!setup.Options.GivesRestartAttributes)
        {
            return;
        }

        bool isOld = adapter.Driver.Version < NdisVersions.Of(20);
        ushort bytes = isOld
            ? NDIS_SIZEOF_RESTART_GENERAL_ATTRIBUTES_REVISION_1
            : NDIS_SIZEOF_RESTART_GENERAL_ATTRIBUTES_REVISION_2;
        PVOID block = pool.AllocateForDriver(RestartAttributesLayout.Data + bytes);
        if (block == null)
        {
            throw new HarnessDefectException("no memory is left for restart attributes");
        }

        uint offset = block.Reference.Offset;
        memory.Write(offset + RestartAttributesLayout.Oid, OID_GEN_MINIPORT_RESTART_ATTRIBUTES);
        memory.Write(offset + RestartAttributesLayout.DataLength, (uint)bytes);
        WriteGeneral(adapter, offset + RestartAttributesLayout.Data, new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_RESTART_GENERAL_ATTRIBUTES,
            isOld ? NDIS_RESTART_GENERAL_ATTRIBUTES_REVISION_1 : NDIS_RESTART_GENERAL_ATTRIBUTES_REVISION_2,
            bytes));
        List = (NDIS_RESTART_ATTRIBUTES)block;
        _block = offset;
        _given = memory.Span(offset, RestartAttributesLayout.Data + bytes).ToArray();
    }

    /// <summary>Frees the list, with what the driver added. A pointer that names no block ends it.</summary>
    public void Take()
    {
        if (IsInCallback)
        {
            return;
        }

        PVOID entry = List;
        List = null;
        for (int i = 0; i < LongestList && pool.IsBlock(entry); i++)
        {
            PVOID next = NextOf(entry);
            pool.FreeForDriver(entry);
            entry = next;
        }
    }

    private PVOID NextOf(PVOID entry)
        => PVOID.From(memory, memory.Read<ulong>(entry.Reference.Offset + RestartAttributesLayout.Next));

    private void WriteGeneral(MiniportAdapter adapter, uint data, NDIS_OBJECT_HEADER header)
    {
        memory.Write(data, header);
        memory.Write(data + RestartAttributesLayout.MtuSize, adapter.LongestFrame - FrameSizes.Header);
        memory.Write(data + RestartAttributesLayout.MacOptions, adapter.MacOptions);
        memory.Write(data + RestartAttributesLayout.SupportedPacketFilters, adapter.SupportedPacketFilters);
        memory.Write(data + RestartAttributesLayout.MaxMulticastListSize, adapter.MaxMulticastListSize);
        memory.Write(data + RestartAttributesLayout.AccessType, Broadcast);
        memory.Write(data + RestartAttributesLayout.ConnectionType, Dedicated);
    }
}
