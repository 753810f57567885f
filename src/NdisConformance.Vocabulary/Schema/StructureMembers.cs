using System.Globalization;
using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>Names of the members of structures, by where they lie.</summary>
public static class StructureMembers
{
    private const uint PointerBytes = 8;

    private static readonly HashSet<string> Arrays =
    [
        "NdisReserved", "ProtocolReserved", "MiniportReserved", "NetBufferListInfo", "WrapperReserved",
        "page frame numbers",
    ];

    private static readonly Layout NetBufferList = new("NET_BUFFER_LIST",
    [
        (NetBufferListLayout.Next, "Next"),
        (NetBufferListLayout.FirstNetBuffer, "FirstNetBuffer"),
        (NetBufferListLayout.Context, "Context"),
        (NetBufferListLayout.ParentNetBufferList, "ParentNetBufferList"),
        (NetBufferListLayout.NdisPoolHandle, "NdisPoolHandle"),
        (NetBufferListLayout.NdisReserved, "NdisReserved"),
        (NetBufferListLayout.ProtocolReserved, "ProtocolReserved"),
        (NetBufferListLayout.MiniportReserved, "MiniportReserved"),
        (NetBufferListLayout.Scratch, "Scratch"),
        (NetBufferListLayout.SourceHandle, "SourceHandle"),
        (NetBufferListLayout.NblFlags, "NblFlags"),
        (NetBufferListLayout.ChildRefCount, "ChildRefCount"),
        (NetBufferListLayout.Flags, "Flags"),
        (NetBufferListLayout.Status, "Status"),
        (NetBufferListLayout.NetBufferListInfo, "NetBufferListInfo"),
    ]);

    private static readonly Layout NetBuffer = new("NET_BUFFER",
    [
        (NetBufferLayout.Next, "Next"),
        (NetBufferLayout.CurrentMdl, "CurrentMdl"),
        (NetBufferLayout.CurrentMdlOffset, "CurrentMdlOffset"),
        (NetBufferLayout.DataLength, "DataLength"),
        (NetBufferLayout.MdlChain, "MdlChain"),
        (NetBufferLayout.DataOffset, "DataOffset"),
        (NetBufferLayout.ChecksumBias, "ChecksumBias"),
        (NetBufferLayout.Reserved, "Reserved"),
        (NetBufferLayout.NdisPoolHandle, "NdisPoolHandle"),
        (NetBufferLayout.NdisReserved, "NdisReserved"),
        (NetBufferLayout.ProtocolReserved, "ProtocolReserved"),
        (NetBufferLayout.MiniportReserved, "MiniportReserved"),
        (NetBufferLayout.DataPhysicalAddress, "DataPhysicalAddress"),
        (NetBufferLayout.SharedMemoryInfo, "SharedMemoryInfo"),
    ]);

    private static readonly Layout Mdl = new("MDL",
    [
        (MdlLayout.Next, "Next"),
        (MdlLayout.Size, "Size"),
        (MdlLayout.MdlFlags, "MdlFlags"),
        (MdlLayout.Process, "Process"),
        (MdlLayout.MappedSystemVa, "MappedSystemVa"),
        (MdlLayout.StartVa, "StartVa"),
        (MdlLayout.ByteCount, "ByteCount"),
        (MdlLayout.ByteOffset, "ByteOffset"),
        (MdlLayout.HeadBytes, "page frame numbers"),
    ]);

    private static readonly Layout OidRequest = new("NDIS_OID_REQUEST",
    [
        (OidRequestLayout.Header, "Header"),
        (OidRequestLayout.RequestType, "RequestType"),
        (OidRequestLayout.PortNumber, "PortNumber"),
        (OidRequestLayout.Timeout, "Timeout"),
        (OidRequestLayout.RequestId, "RequestId"),
        (OidRequestLayout.RequestHandle, "RequestHandle"),
        (OidRequestLayout.Oid, "Oid"),
        (OidRequestLayout.InformationBuffer, "InformationBuffer"),
        (OidRequestLayout.InformationBufferLength, "InformationBufferLength"),
        (OidRequestLayout.BytesDone, "BytesWritten or BytesRead"),
        (OidRequestLayout.BytesNeeded, "BytesNeeded"),
        (OidRequestLayout.MethodBytesWritten, "BytesWritten"),
        (OidRequestLayout.MethodBytesRead, "BytesRead"),
        (OidRequestLayout.MethodBytesNeeded, "BytesNeeded"),
        (OidRequestLayout.MiniportReserved, "MiniportReserved"),
        (OidRequestLayout.SupportedRevision, "SupportedRevision"),
    ]);

    private static readonly Layout Packet = new("NDIS_PACKET",
    [
        (PacketLayout.PhysicalCount, "Private.PhysicalCount"),
        (PacketLayout.TotalLength, "Private.TotalLength"),
        (PacketLayout.Head, "Private.Head"),
        (PacketLayout.Tail, "Private.Tail"),
        (PacketLayout.Pool, "Private.Pool"),
        (PacketLayout.Count, "Private.Count"),
        (PacketLayout.Flags, "Private.Flags"),
        (PacketLayout.ValidCounts, "Private.ValidCounts"),
        (PacketLayout.NdisPacketFlags, "Private.NdisPacketFlags"),
        (PacketLayout.OobOffset, "Private.NdisPacketOobOffset"),
        (PacketLayout.MiniportReserved, "MiniportReserved"),
        (PacketLayout.WrapperReserved, "WrapperReserved"),
        (PacketLayout.Reserved, "Reserved"),
        (PacketLayout.ProtocolReserved, "ProtocolReserved"),
    ]);

    /// <summary>
    /// The structure and its member, as <c>NET_BUFFER_LIST.Status</c>; null for another kind, or for more bytes than
    /// one member has.
    /// </summary>
    public static string? Find(ObjectKind structure, ulong offset, uint length)
    {
        if (length > PointerBytes)
        {
            return null;
        }

        return structure switch
        {
            ObjectKind.Nbl => NetBufferList.Name(offset),
            ObjectKind.Nb => NetBuffer.Name(offset),
            ObjectKind.Mdl => Mdl.Name(offset),
            ObjectKind.OidRequest => OidRequest.Name(offset),
            ObjectKind.Packet => Packet.Name(offset),
            ObjectKind.Sg => List(offset),
            _ => null,
        };
    }

    private static string List(ulong offset)
    {
        if (offset < ScatterGatherListLayout.HeadBytes)
        {
            return "SCATTER_GATHER_LIST."
                + (offset < ScatterGatherListLayout.Reserved ? "NumberOfElements" : "Reserved");
        }

        (ulong element, ulong rest) = Math.DivRem(
            offset - ScatterGatherListLayout.HeadBytes, ScatterGatherListLayout.ElementBytes);
        string member = rest < ScatterGatherListLayout.ElementLength ? "Address"
            : rest < ScatterGatherListLayout.ElementReserved ? "Length"
            : "Reserved";
        return string.Create(CultureInfo.InvariantCulture, $"SCATTER_GATHER_LIST.Elements[{element}].{member}");
    }

    /// <param name="Structure">The name of the structure.</param>
    /// <param name="Members">Its members, each with its offset, in their order.</param>
    private sealed record Layout(string Structure, (uint Offset, string Name)[] Members)
    {
        /// <summary>A member, or an item of one that is an array of pointers.</summary>
        public string Name(ulong offset)
        {
            int index = Array.FindLastIndex(Members, member => member.Offset <= offset);
            ulong item = (offset - Members[index].Offset) / PointerBytes;
            return Arrays.Contains(Members[index].Name)
                ? string.Create(CultureInfo.InvariantCulture, $"{Structure}.{Members[index].Name}[{item}]")
                : $"{Structure}.{Members[index].Name}";
        }
    }
}
