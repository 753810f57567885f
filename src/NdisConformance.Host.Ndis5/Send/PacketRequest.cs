using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis5;

/// <summary>Packets that a protocol sends with one call.</summary>
public sealed class PacketRequest
{
    private readonly List<FrameShape> _frames = [];

    /// <summary>The frames, a packet each.</summary>
    public IReadOnlyList<FrameShape> Frames => _frames;

    /// <summary>The processor that sends.</summary>
    public int Processor { get; init; }

    /// <summary>PASSIVE_LEVEL up to DISPATCH_LEVEL.</summary>
    public byte Irql { get; init; } = NDIS.PASSIVE_LEVEL;

    /// <summary>PacketCancelId of all packets; 0 for none.</summary>
    public uint CancelId { get; init; }

    /// <summary>The way to the processor; made once.</summary>
    internal PacketSubmission? Submission { get; set; }

    /// <summary>
    /// Adds packets with a frame of the shape each. The data of a packet begins with its first buffer.
    /// </summary>
    /// <exception cref="InvalidOperationException">The frame has a shape that NDIS never sends in a packet.</exception>
    public PacketRequest Add(FrameShape shape, int packets = 1)
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.CheckShape();
        if (shape.DataOffset != 0 || shape.SlackLength != 0 || shape.PaddingMdlLengths.Count != 0)
        {
            throw new InvalidOperationException("a packet has no bytes beside its data");
        }

        for (int i = 0; i < packets; i++)
        {
            _frames.Add(shape);
        }

        return this;
    }
}
