using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis6;

/// <summary>One call of MiniportSendNetBufferLists. It may be submitted again and again.</summary>
public sealed class SendRequest
{
    private readonly List<SendList> _lists = [];

    /// <summary>The lists of the chain, in order.</summary>
    public IReadOnlyList<SendList> Lists => _lists;

    /// <summary>The processor that sends.</summary>
    public int Processor { get; init; }

    /// <summary>PASSIVE_LEVEL up to DISPATCH_LEVEL.</summary>
    public byte Irql { get; init; } = NDIS.PASSIVE_LEVEL;

    /// <summary>
    /// Whether NDIS_SEND_FLAGS_DISPATCH_LEVEL tells of DISPATCH_LEVEL. Its absence promises nothing.
    /// </summary>
    public bool StatesDispatchLevel { get; init; } = true;

    /// <summary>
    /// Whether the protocol asks for a loopback check with NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK. An adapter that declared
    /// NDIS_MAC_OPTION_NO_LOOPBACK has nothing to do for it.
    /// </summary>
    public bool ChecksForLoopback { get; init; }

    /// <summary>True for a send that the adapter must reject, as it races into a pause (SEND-023).</summary>
    public bool MayBeRejected { get; init; }

    /// <summary>What carries the request to its processor.</summary>
    internal Submission? Submission { get; set; }

    /// <summary>Adds lists to the chain that are all alike.</summary>
    public SendRequest Add(FrameShape shape, int lists = 1, int framesPerList = 1, uint cancelId = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerList);
        FrameShape[] frames = new FrameShape[framesPerList];
        Array.Fill(frames, shape);
        SendList list = new(frames, cancelId);
        for (int i = 0; i < lists; i++)
        {
            Add(list);
        }

        return this;
    }

    /// <summary>Adds a list to the chain.</summary>
    /// <exception cref="InvalidOperationException">A frame has a shape that NDIS never sends.</exception>
    public SendRequest Add(SendList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        foreach (FrameShape frame in list.Frames)
        {
            frame.CheckShape();
        }

        _lists.Add(list);
        return this;
    }
}
