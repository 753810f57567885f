using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Both directions of the wire: what leaves is compared with what was sent, what arrives is made here. One per adapter.
/// </summary>
[Resets]
internal sealed partial class Wire(
    MemoryObjects objects,
    DeliveredFrames delivered,
    HostTrace trace,
    HostSetup setup,
    DeviceAccessObserver observer,
    SentFrames sentFrames,
    CurrentAdapter current)
{
    // Each frame writes its own bytes.
    [Kept]
    private byte[] _wireBytes = [];

    /// <summary>True while the device has no link: what arrives then reaches nobody.</summary>
    public bool IsLinkDown { get; set; }

    /// <summary>
    /// Puts a frame on the wire that arrives at the device. None is shorter than the medium allows, or longer than what
    /// the adapter declared: all stations of a segment have one MTU. What is asked for at full length has that length.
    /// </summary>
    public TraceObject Deliver(
        uint lengthBytes,
        ulong destination = FrameContent.Broadcast,
        FrameAudience audience = FrameAudience.NotAdmitted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lengthBytes, FrameShape.MaximumDataLength);
        uint longest = current.Object?.LongestFrame ?? 0;
        uint length = longest == 0 ? lengthBytes
            : lengthBytes == FrameSizes.Maximum ? longest
            : Math.Min(lengthBytes, longest);
        length = Math.Max(length, FrameContent.MinimumBytes);
        uint number = objects.NextNumber(ObjectKind.Frame);
        Span<byte> bytes = Room(length);
        FrameContent.Write(FrameContent.FromWire | number, 0, bytes);
        FrameContent.WriteDestination(destination, bytes);
        delivered.Add(number, length, destination);
        return Arrive(number, bytes, audience);
    }

    /// <summary>
    /// A frame of a capture arrives at the device, padded with zeros to the medium minimum. The adapter's longest frame
    /// is no shorter.
    /// </summary>
    public TraceObject Deliver(ReadOnlyMemory<byte> captured, FrameAudience audience)
    {
        uint number = objects.NextNumber(ObjectKind.Frame);
        Span<byte> bytes = Room(Math.Max((uint)captured.Length, FrameContent.MinimumBytes));
        captured.Span.CopyTo(bytes);
        bytes[captured.Length..].Clear();
        delivered.Add(number, (uint)bytes.Length, FrameContent.ReadDestination(bytes), captured);
        return Arrive(number, bytes, audience);
    }

    /// <summary>The device puts a frame on the wire.</summary>
    public void OnTransmit(ReadOnlySpan<byte> frame)
    {
        TraceObject suspect = observer.LastReadNetBuffer;
        observer.ForgetLastRead();
        WireMatch match = Compare(frame, out SentFrame sent);
        long sequence = trace.WireTransmit(
            new TraceObject(ObjectKind.Frame, objects.NextNumber(ObjectKind.Frame)),
            (uint)frame.Length,
            match == WireMatch.None ? default : sent.NetBuffer,
            match == WireMatch.None ? default : sent.NetBufferList,
            match,
            suspect);
        setup.FrameWatch?.Invoke(sequence, frame);
    }

    private Span<byte> Room(uint length)
    {
        if (_wireBytes.Length < length)
        {
            _wireBytes = new byte[Math.Max(length, 2048)];
        }

        return _wireBytes.AsSpan(0, (int)length);
    }

    private TraceObject Arrive(uint number, ReadOnlySpan<byte> bytes, FrameAudience audience)
    {
        TraceObject frame = new(ObjectKind.Frame, number);
        long sequence = trace.WireReceive(frame, (uint)bytes.Length, audience);
        setup.FrameWatch?.Invoke(sequence, bytes);
        setup.Device.OnWireReceive(bytes);
        delivered.EndArrival();
        return frame;
    }

    private WireMatch Compare(ReadOnlySpan<byte> frame, out SentFrame sent)
    {
        sent = default;
        if (!sentFrames.TryReadNumber(frame, out uint number))
        {
            return WireMatch.None;
        }

        ref SentFrame found = ref sentFrames.Find(number);
        if (Unsafe.IsNullRef(ref found))
        {
            return WireMatch.None;
        }

        WireMatch match = Compare(frame, found.Bytes, found.Length);
        if (match != WireMatch.None && found.IsOnWire)
        {
            match = WireMatch.Again;
        }

        found.IsOnWire |= match != WireMatch.None;
        sent = found;
        return match;
    }

    /// <summary>
    /// Compares what is on the wire with what was sent. Only a frame below the medium minimum may be longer on the wire
    /// than it was sent. SEND-013.
    /// </summary>
    private static WireMatch Compare(ReadOnlySpan<byte> frame, FrameBytes sent, uint sentLength)
    {
        int length = (int)sentLength;
        bool mayBeLonger = length < FrameContent.MinimumBytes;
        if (frame.Length < length
            || (frame.Length > length && !mayBeLonger)
            || !sent.Matches(frame[..length]))
        {
            return WireMatch.None;
        }

        if (frame.Length < FrameContent.MinimumBytes)
        {
            return WireMatch.Runt;
        }

        if (!frame[length..].ContainsAnyExcept((byte)0))
        {
            return WireMatch.Exact;
        }

        return frame.Length == FrameContent.MinimumBytes ? WireMatch.Unpadded : WireMatch.None;
    }
}
