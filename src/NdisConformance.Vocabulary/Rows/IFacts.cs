using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>What the host found out: changes of ownership, device accesses, wire frames, misuse.</summary>
public interface IFacts : INdis5Facts
{
    /// <summary>A handle of another kind, or one that is not live, was given to a DDI.</summary>
    void HandleMisuse(
        TraceName ddi,
        [InFull(TraceType.ArgumentName)] int argument,
        ObjectKind expected,
        TraceObject actual,
        TraceObject adapter);

    /// <summary>
    /// The driver touched memory that is not its own now; field counts from the pointer that it used. Structure is
    /// the kind of structure that lies there, or none for data.
    /// </summary>
    void StaleAccess(
        TraceObject @object,
        StaleReason reason,
        [Hex, InFull(TraceType.MemberName)] ulong field,
        bool write,
        uint length,
        [HostKnows(IsShown = false)] ObjectKind structure);

    /// <summary>The state machine of the adapter moved.</summary>
    void AdapterStateChanged(TraceObject adapter, AdapterState from, AdapterState to);

    /// <summary>The driver acquired a resource that the ledger follows.</summary>
    void Acquired(TraceObject @object, TraceObject adapter);

    /// <summary>The driver gave a resource back.</summary>
    void Released(TraceObject @object);

    /// <summary>
    /// A resource was alive at a checkpoint: 0 failed initialization, 1 halt, 2 unload, 3 failed DriverEntry. The
    /// third argument is the sequence of its acquisition.
    /// </summary>
    void Leaked(TraceObject @object, Checkpoint checkpoint, [InFull(TraceType.Sequence)] long acquired);

    /// <summary>NDIS gives a NET_BUFFER to the miniport, just before MiniportSendNetBufferLists.</summary>
    void SendSubmitted(
        TraceObject nbl,
        TraceObject nb,
        uint nblIndex,
        uint nbIndex,
        ulong dataLength,
        uint currentMdlOffset,
        uint dataOffset,
        ulong cancelId,
        [HostKnows] uint mdls);

    /// <summary>A list was completed; owner tells whose it was (OwnerCode).</summary>
    void SendCompleted(TraceObject nbl, NDIS_STATUS status, OwnerCode owner, uint index, bool chainIntact);

    /// <summary>A list was indicated; frame is the wire frame with the same bytes.</summary>
    void ReceiveIndicated(
        TraceObject nbl,
        TraceObject source,
        OwnerCode owner,
        uint netBuffers,
        ulong dataLength,
        bool consistent,
        TraceObject frame,
        bool resources,
        bool newChain,
        TraceObject ownMdl,
        uint frameLength,
        [HostKnows, Hex] uint etherType,
        [HostKnows] FrameMatch match);

    /// <summary>A list went back to the miniport.</summary>
    void ReceiveReturned(TraceObject nbl, bool resources);

    /// <summary>The HAL built a list.</summary>
    void SgMapped(
        TraceObject sg,
        TraceObject nb,
        uint elements,
        uint bytes,
        bool bounced,
        ListStorage storage,
        uint dataOffset,
        uint currentMdlOffset,
        uint firstElementLength,
        [HostKnows] uint lastElementLength,
        [HostKnows] uint mdls);

    /// <summary>The device read memory through a live mapping or shared block.</summary>
    void DeviceRead(TraceObject @object, uint offset, uint length, [HostKnows] AccessEnd end);

    /// <summary>The device wrote memory through a live mapping or shared block.</summary>
    void DeviceWrite(
        TraceObject @object,
        uint offset,
        uint length,
        [HostKnows] TraceObject block,
        [HostKnows] uint blockOffset);

    /// <summary>
    /// The IOMMU refused an access; object is the mapping or block that the address once belonged to, if any.
    /// </summary>
    void DeviceFault(
        TraceObject @object,
        FaultReason reason,
        bool write,
        uint length,
        [HostKnows] uint offset,
        [HostKnows(IsShown = false)] ulong lead,
        [HostKnows(IsShown = false)] ulong rest,
        [HostKnows(IsShown = false)] ulong mdlRest,
        [HostKnows(IsShown = false)] ulong pageRest,
        [HostKnows(IsShown = false)] bool endsWithElement);

    /// <summary>
    /// A frame left on the wire; nb is the one whose bytes it carries, suspect the one whose mapping was read for
    /// it.
    /// </summary>
    [InSnapshots("frame", "length")]
    void WireTransmit(
        TraceObject frame,
        uint length,
        TraceObject nb,
        TraceObject nbl,
        WireMatch match,
        TraceObject suspect);

    /// <summary>A frame arrived from the wire.</summary>
    [InSnapshots("frame", "length")]
    void WireReceive(TraceObject frame, uint length, [HostKnows] FrameAudience audience);

    /// <summary>A spin lock was taken twice, released by a stranger, or held too long.</summary>
    void LockMisuse(TraceObject @lock, LockReason reason);

    /// <summary>A context pointer was never undone.</summary>
    void PinLeaked(TraceObject context);

    /// <summary>Nothing is pending in machine or device.</summary>
    void Drained(TraceObject adapter);

    /// <summary>An operation ran out of virtual time: 1 pause, 2 send, 3 restart, 4 wait.</summary>
    void TimeLimit(TraceObject @object, Operation operation);

    /// <summary>
    /// An operation can never end, for nothing is left to happen: 1 pause, 2 send, 3 restart, 4 wait.
    /// </summary>
    void Unmet(TraceObject @object, Operation operation);

    /// <summary>The driver threw, or did what stops a real machine: the bug check code.</summary>
    void Crash([Hex] uint code, [Hex] ulong parameter1);

    /// <summary>Something worth a note.</summary>
    void HostNote(uint code, TraceObject @object);

    /// <summary>
    /// A NET_BUFFER is to be mapped whose offsets contradict each other, or whose MDL chain does not hold its data.
    /// </summary>
    void InconsistentNetBuffer(TraceObject nb, bool newChain);

    /// <summary>
    /// A NET_BUFFER has another value in a member than when it was mapped; that of CurrentMdl is the number of an MDL.
    /// </summary>
    void MappedNetBufferChanged(
        TraceObject sg, TraceObject nb, MappedMember member, ulong was, ulong now);

    /// <summary>Where a piece of the data of an indicated list lies.</summary>
    void DataIndicated(TraceObject nbl, TraceObject block, uint offset, uint length);

    /// <summary>
    /// The driver never looked at a list since it was returned; stated where a list of its pool is missing, or an
    /// operation does not end.
    /// </summary>
    void ReturnIgnored(TraceObject nbl);

    /// <summary>A NET_BUFFER or MDL of the driver was still linked in what the driver freed; it lives on.</summary>
    void LeftLinked(TraceObject @object, TraceObject freed);

    /// <summary>
    /// The driver keeps the structure that it registered with; changed is the mask of entry points that are others now,
    /// in the order of the structure.
    /// </summary>
    void CharacteristicsCompared(TraceObject driver, [Hex] ulong changed);

    /// <summary>A list was indicated that has the bytes of a frame that NDIS gave to be sent.</summary>
    void SendLoopedBack(TraceObject nbl, TraceObject nb);

    /// <summary>
    /// The link of the device came up or went down; its speed while it is up in bits per second, 0 if that may differ.
    /// </summary>
    [InSnapshots("up")]
    void LinkChanged(TraceObject adapter, bool up, ulong speed);

    /// <summary>
    /// The line of the device is up, and the interrupt that was connected to it is not any more: it rose after that, or
    /// was up when the interrupt was deregistered.
    /// </summary>
    void LineRaisedAlone(TraceObject adapter);

    /// <summary>
    /// So many times in a row the line was up again although the device had done nothing, or a DPC asked to be called
    /// again; the driver is left alone from here on.
    /// </summary>
    void EndlessService(TraceObject interrupt, uint times, bool asksAgain);

    /// <summary>
    /// The line was up all the time, and MiniportInterrupt said so many times in a row that the interrupt is not its
    /// own; it is not called again until the device does something.
    /// </summary>
    void UnclaimedService(TraceObject interrupt, uint times);

    /// <summary>The device raised the line while MiniportInterrupt ran.</summary>
    void LineRaised(TraceObject interrupt);

    /// <summary>
    /// A list was indicated whose NetBufferListInfo still says what a filter noted there before the list was returned.
    /// </summary>
    void OldInfoIndicated(TraceObject nbl);

    /// <summary>The driver answered how many frames it sent without error: OID_GEN_XMIT_OK.</summary>
    void SentFramesReported(TraceObject request, ulong frames);

    /// <summary>
    /// A block of memory is freed, and a byte behind its end was written since it was allocated, too near for the write
    /// itself to be seen. The offset counts from the beginning of the block.
    /// </summary>
    void BlockOverrun(TraceObject block, uint length, [Hex] uint offset);

    /// <summary>
    /// MiniportRestart is complete: whether it was given a list of restart attributes, whether it changed the list, and
    /// which MtuSize NDIS takes from it, if another one.
    /// </summary>
    void RestartAttributesLeft(TraceObject adapter, bool given, bool changed, uint mtu);

    /// <summary>What general attributes say that were set with success; speeds in bits per second.</summary>
    void GeneralAttributesSet(
        TraceObject adapter,
        [InFull(TraceType.Medium)] uint mediaType,
        uint physicalMedium,
        uint mtu,
        uint macAddressLength,
        [Hex] uint packetFilters,
        [InFull(TraceType.Speed)] ulong xmitSpeed,
        [InFull(TraceType.Speed)] ulong rcvSpeed,
        [InFull(TraceType.Speed)] ulong maxXmitSpeed,
        [InFull(TraceType.Speed)] ulong maxRcvSpeed,
        [InFull(TraceType.Connection)] uint connectState,
        [Hex] uint statistics,
        uint oidListLength);

    /// <summary>What the same attributes say of the addresses that the adapter receives.</summary>
    void AddressesSet(TraceObject adapter, uint multicastListSize, [Hex] ulong currentAddress);

    /// <summary>
    /// A query ended with success, and nobody wrote some bytes that BytesWritten counts; statistics are the bits of
    /// SupportedStatistics for OID_GEN_STATISTICS.
    /// </summary>
    void AnswerUnwritten(TraceObject request, uint offset, uint length, [Hex] uint statistics);

    /// <summary>The driver answered how many frames it received without error: OID_GEN_RCV_OK.</summary>
    void ReceivedFramesReported(TraceObject request, ulong frames);

    /// <summary>
    /// The driver answered OID_GEN_STATISTICS: SupportedStatistics, and the frames of all kinds that it says were sent
    /// and received.
    /// </summary>
    void StatisticsReported(TraceObject request, [Hex] uint supported, ulong sent, ulong received);

    /// <summary>A scenario made the device spoil its next frame.</summary>
    void FlawAsked(TraceObject adapter);

    /// <summary>
    /// A list is indicated in which memory of the driver is linked as a NET_BUFFER. Stated just before
    /// ReceiveIndicated.
    /// </summary>
    void PrivateNetBufferIndicated(TraceObject nbl, TraceObject block);

    /// <summary>A list was indicated whose frame lies in several MDLs; firstBytes lie in the first.</summary>
    void FrameInPieces(TraceObject nbl, uint mdls, uint firstBytes);

    /// <summary>
    /// A list that was sent is completed, and a member of it or of a NET_BUFFER that is not the miniport's has another
    /// value than when it was sent. Stated just before SendCompleted.
    /// </summary>
    void CallersMemberChanged(TraceObject item, CallersMember member, [Hex] ulong was, [Hex] ulong now);

    /// <summary>
    /// A list that was sent is completed, and the data of a NET_BUFFER is other than when it was sent, from this byte
    /// on. Stated just before SendCompleted.
    /// </summary>
    void CallersDataChanged(TraceObject nbl, TraceObject nb, uint position, bool readOnly);

    /// <summary>The driver answered how many frames wait to be sent: OID_GEN_TRANSMIT_QUEUE_LENGTH.</summary>
    void QueueLengthReported(TraceObject request, uint frames);

    /// <summary>
    /// What the same answer as StatisticsReported says of received frames: all bytes, then frames and bytes for one
    /// station, for groups and for all stations.
    /// </summary>
    void ReceivedKindsReported(
        TraceObject request,
        [Hex] uint supported,
        ulong bytes,
        ulong directedFrames,
        ulong multicastFrames,
        ulong broadcastFrames,
        ulong directedBytes,
        ulong multicastBytes,
        ulong broadcastBytes);

    /// <summary>
    /// What it says of sent frames: all bytes, the frames of all kinds, then the frames and the bytes for all stations.
    /// </summary>
    void SentKindsReported(
        TraceObject request,
        [Hex] uint supported,
        ulong bytes,
        ulong frames,
        ulong broadcastFrames,
        ulong broadcastBytes);

    /// <summary>
    /// The members of a NET_BUFFER that contradict each other, and how many bytes its MDL chain has. Stated just before
    /// ReceiveIndicated or InconsistentNetBuffer.
    /// </summary>
    void DataMisdescribed(
        TraceObject nb,
        TraceObject mdlChain,
        TraceObject currentMdl,
        uint currentMdlOffset,
        uint dataOffset,
        ulong dataLength,
        ulong chainBytes);
}
