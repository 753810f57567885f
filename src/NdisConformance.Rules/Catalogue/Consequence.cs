namespace NdisConformance.Rules;

/// <summary>Consequences on Windows that several rules share: the values of <see cref="RuleDescriptor.Why"/>.</summary>
public static class Consequence
{
    public const string WaitsAtRaisedLevel =
        "The call waits or touches pageable memory at a level where neither is possible, and the machine stops.";

    public const string LocksAtWrongLevel =
        "The function takes spin locks of its own and raises the level itself or not at all: below DISPATCH_LEVEL "
        + "another thread comes between, above it the lock deadlocks.";

    public const string DeadlockInsideCall =
        "The callback or a completion runs inside the call and takes the same lock: the processor waits for itself.";

    public const string StructureMisread = "NDIS reads members that the structure does not have, or refuses the call.";

    public const string CallsIntoUnloadedImage =
        "The driver's memory and entry points stay known to NDIS after its image is gone: the next call goes nowhere.";

    public const string WrongKindOfHandle =
        "A handle of another kind is taken for what it is not: NDIS works on the wrong object.";

    public const string FollowsNull =
        "The driver goes on with something that it did not get, and follows a null pointer.";

    public const string WrongDirection =
        "The HAL copies and flushes for the wrong direction: with bounce buffers the device sends or the driver reads "
        + "old bytes. On a plain PC nothing shows.";

    public const string ListLiesElsewhere =
        "The list may lie in memory of NDIS: what stands in the driver's own buffer then is garbage.";

    public const string ListNotYetBuilt =
        "NDIS still builds the list, on another processor or later: what is read is not written yet.";

    public const string SendGoneWhenCallReturns =
        "The callback may already have run, and the send may be complete, when the call returns: what the driver then "
        + "touches belongs to the protocol again.";

    public const string RequestMisreported =
        "NDIS and whoever asked believe the lengths, and copy what was never written, or memory of somebody else.";

    public const string FreedTwice =
        "The same memory is freed twice: the second time it belongs to somebody else.";

    public const string LostUntilBoot =
        "What is lost stays lost until the next boot; after some halts and restarts nothing is left to allocate.";

    public const string DeviceUsesFreedMemory =
        "The device still reads or writes through the mapping: it corrupts whoever gets the memory next.";

    public const string PagesUnlockedWhileMapped =
        "The pages of a send are unlocked or used again while a mapping of them lives.";

    public const string ListBelongsToProtocol =
        "After the completion the list belongs to the protocol, which may have freed it.";

    public const string BytesBeforeDataSent =
        "Where the list does not begin at the data, bytes before it go out on the wire: data of somebody else.";

    public const string BytesBehindFrameSent = "Memory of somebody else goes out on the wire behind the frame.";

    public const string AddressOfProcessor =
        "On a machine with an IOMMU or with bounce buffers the device's addresses are not those of the processor.";

    public const string AddressCut =
        "On a machine with memory above 4 GiB the device cuts the address and reads somewhere else.";

    public const string FramesOutOfOrder =
        "Frames of a connection arrive out of order, which is slow, and duplicates look like loss.";

    public const string ListBelongsToNdis =
        "The list is NDIS's until it is returned: what is written to it meanwhile shows up in a protocol.";

    public const string PauseNeverEnds =
        "The pause never ends, and with it stops, unbindings, power changes and the removal of the adapter.";

    public const string FailureNotLogged = "Nobody can tell from the event log why the adapter does not start.";

    public const string WrongLevelAfterCallback =
        "The level at the end of one callback is that of whatever runs next on the processor.";

    public const string MachineGoingDown =
        "The machine is going down with its state frozen: a call that waits or locks hangs it.";

    public const string TimeAndMemoryOnly = "All that it costs is time and memory, with every send or receive.";
}
