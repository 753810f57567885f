using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Testbed;

/// <content>Sends, receives and what comes between.</content>
public sealed partial class TestbedSession
{
    private const int ManyFrames = 16;

    /// <summary>Hands one chain of alike lists to MiniportSendNetBufferLists.</summary>
    public void Send(
        FrameShape shape,
        int lists = 1,
        int framesPerList = 1,
        SendLevel level = SendLevel.Passive,
        uint cancelId = 0)
        => Send(NewRequest(level).Add(shape, lists, framesPerList, cancelId));

    /// <summary>Hands a chain of any lists to MiniportSendNetBufferLists.</summary>
    public void Send(SendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (HasSteps)
        {
            Step(Details(request));
        }

        Perform(Stimuli.Send(request), request.Processor);
    }

    /// <summary>
    /// Hands one more frame to the driver from inside its next completion, as a waiting protocol does.
    /// </summary>
    public void SendInsideCompletion(FrameShape shape)
    {
        Step();
        Host.Sends.SubmitInsideCompletion(NewRequest(SendLevel.Dispatch).Add(shape));
    }

    /// <summary>A chain to be filled, for <see cref="Send(SendRequest)"/>.</summary>
    public static SendRequest NewRequest(SendLevel level = SendLevel.Passive, bool mayBeRejected = false)
        => new()
        {
            Irql = level == SendLevel.Passive ? PASSIVE_LEVEL : DISPATCH_LEVEL,
            StatesDispatchLevel = level != SendLevel.DispatchUnflagged,
            MayBeRejected = mayBeRejected,
        };

    /// <summary>
    /// Cancels what was sent with an identifier, at PASSIVE_LEVEL or DISPATCH_LEVEL. Source: Cancel.
    /// </summary>
    public void CancelSend(uint cancelId, byte irql = PASSIVE_LEVEL)
    {
        Step(irql == PASSIVE_LEVEL ? string.Empty : "at DISPATCH_LEVEL");
        Perform(Stimuli.CancelSend(cancelId, irql));
    }

    /// <summary>Frames arrive from the wire, one after another at wire speed.</summary>
    public void Receive(uint lengthBytes, int count = 1, FrameDestination destination = FrameDestination.Everybody)
    {
        string length = lengthBytes switch
        {
            FrameSizes.Minimum => "shortest",
            FrameSizes.Maximum => "longest",
            _ => string.Empty,
        };
        Step(destination == FrameDestination.Everybody ? length : $"to {destination}");
        for (int i = 0; i < count; i++)
        {
            Deliver(lengthBytes, AddressOf(destination));
            RunFor(20);
        }
    }

    /// <summary>Frames arrive in one burst: the driver sees all of them with one interrupt.</summary>
    public void ReceiveBurst(uint lengthBytes, int count)
    {
        Step("in one burst");
        for (int i = 0; i < count; i++)
        {
            Deliver(lengthBytes, FrameContent.Broadcast);
        }
    }

    /// <summary>Frames of several lengths arrive in one burst.</summary>
    public void ReceiveBurst(IReadOnlyList<uint> lengthsBytes)
    {
        ArgumentNullException.ThrowIfNull(lengthsBytes);
        Step("in one burst of unlike lengths");
        foreach (uint length in lengthsBytes)
        {
            Deliver(length, FrameContent.Broadcast);
        }
    }

    /// <summary>
    /// A frame of a capture is sent by the driver, or arrives from the wire. What is longer than the adapter declared
    /// is left out: nobody sends it to this adapter.
    /// </summary>
    /// <returns>False if it was left out.</returns>
    public bool Replay(CapturedFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (Host.MiniportAdapter!.LongestFrame is > 0 and var longest && frame.Bytes.Length > longest)
        {
            return false;
        }

        if (frame.IsReceived)
        {
            Host.Deliver(frame.Bytes);
        }
        else
        {
            Send(new FrameShape { DataLength = (uint)frame.Bytes.Length, Captured = frame.Bytes });
        }

        return true;
    }

    /// <summary>NDIS gives back the indicated lists that it held.</summary>
    public void ReturnHeld(ReturnGrouping grouping)
    {
        Step(grouping.ToString());
        Perform(Stimuli.ReturnHeld(grouping));
    }

    /// <summary>Tells the driver that its device is gone.</summary>
    public void NotifySurpriseRemoval()
    {
        Step();
        Perform(Stimuli.NotifySurpriseRemoval());
    }

    /// <summary>
    /// As much of an ordinary life as the driver consents to: it may refuse to register or to initialize.
    /// </summary>
    public void TryLive(int receives = 0)
    {
        if (Load() != NDIS_STATUS_SUCCESS)
        {
            return;
        }

        if (Initialize() == NDIS_STATUS_SUCCESS)
        {
            Restart();
            Send(Shapes.Large);
            if (receives > 0)
            {
                Receive(300, count: receives);
            }

            Stop();
        }
        else
        {
            Unload();
        }
    }

    private void Deliver(uint lengthBytes, ulong destination)
    {
        Host.Deliver(lengthBytes, destination, SpoilsNextFrame);
        SpoilsNextFrame = false;
    }

    private ulong AddressOf(FrameDestination destination) => destination switch
    {
        FrameDestination.Station => Host.MiniportAdapter!.MacAddress,
        FrameDestination.OtherStation => Host.MiniportAdapter!.MacAddress ^ 1,
        FrameDestination.Group => ProtocolBinding.Group,
        FrameDestination.OtherGroup => ProtocolBinding.Group ^ 1,
        _ => FrameContent.Broadcast,
    };

    private static string Details(SendRequest request)
    {
        List<string> details = [request.Irql == PASSIVE_LEVEL ? "at PASSIVE_LEVEL"
            : request.StatesDispatchLevel ? "at DISPATCH_LEVEL"
            : "at DISPATCH_LEVEL, not said"];
        FrameShape[] frames = [.. request.Lists.SelectMany(list => list.Frames)];
        FrameShape[] shapes = [.. frames.Distinct()];
        details.AddRange(shapes.Select(shape => shape.ToString()));
        details.Add(request.Lists.Count > 1 ? "several lists" : "one list");
        details.Add(request.Lists.Any(list => list.Frames.Count > 1) ? "several frames in a list" : "one frame a list");
        details.AddRange(shapes.Length > 1 ? ["frames of several shapes"] : []);
        details.AddRange(frames.Length > ManyFrames ? [$"more than {ManyFrames} frames"] : []);
        return string.Join("; ", details);
    }
}
