using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Words of findings: objects, levels and places as a driver's author knows them.</summary>
internal static class Wording
{
    private const string It = "it ";
    private const string Its = "its ";

    /// <summary>What happened, with the object's name where the text begins with "it".</summary>
    public static string About(TraceObject item, string text)
        => item.Kind == ObjectKind.None ? text
            : text.StartsWith(It, StringComparison.Ordinal) ? $"{item.Identity} {text[It.Length..]}"
            : text.StartsWith(Its, StringComparison.Ordinal) ? $"{item.Identity}: {text}"
            : text;

    /// <summary>The callback in which something happened, for a sentence.</summary>
    public static string In(in TraceEvent e)
        => e.Enclosing == TraceName.None ? "outside any callback" : $"in {e.Enclosing}";

    /// <summary>At which level a function was called, and where.</summary>
    public static string AtLevel(in TraceEvent e) => $"{e.Name} was called at {TraceText.Irql(e.Irql)} {In(e)}";

    /// <summary>An argument as the driver gave it.</summary>
    public static string Given(TraceObject item) => item.State switch
    {
        ObjectState.Null => "NULL",
        ObjectState.Unknown => "a value that names no object",
        ObjectState.Released => $"{item.Identity}, which was released before",
        ObjectState.Interior => $"an address inside {item.Identity}",
        _ when item.Kind == ObjectKind.None => "a value that names no object",
        _ => $"{item.Identity}",
    };

    /// <summary>What a handle argument has to be.</summary>
    public static string Handle(ObjectKind kind) => kind switch
    {
        ObjectKind.Driver => "the handle of the miniport driver, while it is registered",
        ObjectKind.Adapter => "the handle of the miniport adapter, until it is halted",
        ObjectKind.Dma => "the handle of a scatter/gather DMA channel that is registered",
        ObjectKind.NblPool => "the handle of a NET_BUFFER_LIST pool that is not freed",
        ObjectKind.NbPool => "the handle of a NET_BUFFER pool that is not freed",
        ObjectKind.Interrupt => "the handle of an interrupt that is registered",
        ObjectKind.Memory => "a block of memory that is not freed",
        ObjectKind.SharedMemory => "a block of shared memory that is not freed",
        ObjectKind.IoSpace => "an address in a register window that is mapped",
        ObjectKind.Wrapper => "the handle of the wrapper, until it is terminated",
        ObjectKind.PacketPool => "the handle of a packet pool that is not freed",
        ObjectKind.BufferPool => "the handle of a buffer pool that is not freed",
        ObjectKind.Nbl => "a NET_BUFFER_LIST that is not freed",
        ObjectKind.Nb => "a NET_BUFFER that is not freed",
        ObjectKind.Mdl => "an MDL that is not freed",
        _ => $"an object of kind {TraceText.Kind(kind)}",
    };

    /// <summary>What an object is, in the plural.</summary>
    public static string Objects(ObjectKind kind) => kind switch
    {
        ObjectKind.Dma => "scatter/gather DMA channels",
        ObjectKind.NblPool => "NET_BUFFER_LIST pools",
        ObjectKind.NbPool => "NET_BUFFER pools",
        ObjectKind.Interrupt => "interrupts",
        ObjectKind.Nbl => "NET_BUFFER_LISTs",
        ObjectKind.Nb => "NET_BUFFERs",
        ObjectKind.Mdl => "MDLs",
        ObjectKind.Sg => "scatter/gather lists",
        ObjectKind.SharedMemory => "blocks of shared memory",
        ObjectKind.Memory => "blocks of memory",
        ObjectKind.IoSpace => "register windows",
        ObjectKind.Context => "pinned contexts",
        _ => $"objects of kind {TraceText.Kind(kind)}",
    };

    /// <summary>The function that releases an object.</summary>
    public static string Release(ObjectKind kind) => kind switch
    {
        ObjectKind.Driver => "NdisMDeregisterMiniportDriver",
        ObjectKind.Dma => "NdisMDeregisterScatterGatherDma",
        ObjectKind.NblPool => "NdisFreeNetBufferListPool",
        ObjectKind.NbPool => "NdisFreeNetBufferPool",
        ObjectKind.Interrupt => "NdisMDeregisterInterruptEx",
        ObjectKind.Nbl => "NdisFreeNetBufferList",
        ObjectKind.Nb => "NdisFreeNetBuffer",
        ObjectKind.Mdl => "NdisFreeMdl",
        ObjectKind.SharedMemory => "NdisMFreeSharedMemory",
        ObjectKind.Memory => "NdisFreeMemory",
        ObjectKind.IoSpace => "NdisMUnmapIoSpace",
        ObjectKind.Wrapper => "NdisTerminateWrapper",
        ObjectKind.PacketPool => "NdisFreePacketPool",
        ObjectKind.BufferPool => "NdisFreeBufferPool",
        ObjectKind.Packet => "NdisFreePacket",
        ObjectKind.Context => "Unpin",
        ObjectKind.Lock => "NdisFreeSpinLock",
        _ => "its release",
    };

    /// <summary>A number of bytes.</summary>
    public static string Bytes(ulong count) => count == 1 ? "1 byte" : Invariant($"{count} bytes");

    /// <summary>An OID with its name, if it has one.</summary>
    public static string Oid(uint oid)
    {
        string name = Constants.Oid(oid);
        return name.StartsWith("OID_", StringComparison.Ordinal) ? Invariant($"{name} (0x{oid:X8})") : $"OID {name}";
    }

    /// <summary>Members of a NET_BUFFER that contradict each other, and how.</summary>
    public static string Described(in DataMisdescribedEvent data, bool isNewChain)
    {
        string chain = data.MdlChain.Kind == ObjectKind.None ? "NULL" : $"{data.MdlChain.Identity}";
        string current = data.CurrentMdl.Kind == ObjectKind.None ? "NULL" : $"{data.CurrentMdl.Identity}";
        string position = Invariant($"CurrentMdl {current}, CurrentMdlOffset {data.CurrentMdlOffset}");
        string flaw = data.DataLength == 0
                ? Invariant($"DataLength is 0 (MdlChain {chain}, {data.ChainBytes} bytes; {position})")
            : data.DataOffset + data.DataLength > data.ChainBytes
                ? Invariant($"DataOffset {data.DataOffset} + DataLength {data.DataLength} is more than the ")
                    + Invariant($"{data.ChainBytes} bytes of MdlChain {chain} ({position})")
            : Invariant($"CurrentMdl {current} at CurrentMdlOffset {data.CurrentMdlOffset} is not the byte at ")
                + Invariant($"DataOffset {data.DataOffset} of MdlChain {chain} ({data.ChainBytes} bytes; DataLength ")
                + Invariant($"{data.DataLength})");
        return isNewChain
            ? $"a new MdlChain in {data.Nb.Identity}, and the other members do not match: {flaw}"
            : $"members of {data.Nb.Identity} that do not match: {flaw}";
    }

    /// <summary>How the device accessed memory, or tried to.</summary>
    public static string Access(in TraceEvent e) => e.Name == TraceName.DeviceFault
        ? Refused(new DeviceFaultEvent(in e))
        : $"the device {(e.Name == TraceName.DeviceRead ? "read" : "wrote")} memory through {e.Subject.Identity}";

    /// <summary>What the device did that the IOMMU refused.</summary>
    public static string Refused(in DeviceFaultEvent fault)
    {
        TraceObject item = fault.Object.Identity;
        string named = item.Number == 0 ? string.Empty : $" of {item}";
        string through = item.Number == 0 ? "a scatter/gather list" : $"{item}";
        string where = fault.Reason switch
        {
            FaultReason.Unmapped => "at an address that was never mapped",
            FaultReason.FreedMapping => $"through {through} after it was unmapped",
            FaultReason.FreedBlock => $"{named.TrimStart()} after it was freed",
            FaultReason.WrongDirection => $"through {through}, which is mapped for the other direction",
            FaultReason.BeyondRange => Invariant($"at offset {fault.Offset}{named}, beyond its end"),
            FaultReason.HostPhysical => $"at the physical address{named}, which is no logical address",
            FaultReason.HostVirtual => $"at the virtual address{named}, which is no logical address",
            FaultReason.Poison => "at an address from memory that was never written",
            _ => $"at the lower 32 bits of an address{named}",
        };
        string verb = fault.Write ? "wrote" : "read";
        return $"the device {verb} {Bytes(fault.Length)} {where}; the IOMMU refused it";
    }
}
