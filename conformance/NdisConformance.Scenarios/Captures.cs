using NdisConformance.Testbed;
using static System.FormattableString;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Scenarios;

/// <summary>Frames of a capture. These scenarios run only if a capture is given.</summary>
internal static class Captures
{
    // A frame of 1,514 bytes takes 12 microseconds at 1 Gbit/s.
    private const int MicrosecondsPerFrame = 20;

    // Frames of a capture are for the station that recorded it, and not for this adapter.
    private const uint Everything = NDIS_PACKET_TYPE_DIRECTED
        | NDIS_PACKET_TYPE_MULTICAST
        | NDIS_PACKET_TYPE_ALL_MULTICAST
        | NDIS_PACKET_TYPE_BROADCAST
        | NDIS_PACKET_TYPE_PROMISCUOUS;

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("traffic/capture", "the frames of the capture that --traffic names are sent and received",
            [], TestbedSetup.Ordinary, Replay)
        {
            NeedsCapture = true,
        },
    ];

    private static void Replay(TestbedSession session)
    {
        session.Start();
        session.SetPacketFilter(Everything);
        (int sent, int received, int tooLong) = (0, 0, 0);
        foreach (CapturedFrame frame in session.Capture)
        {
            if (!session.Replay(frame))
            {
                tooLong++;
            }
            else if (frame.IsReceived)
            {
                received++;
            }
            else
            {
                sent++;
            }

            session.RunFor(MicrosecondsPerFrame);
        }

        session.Remarks.Add(Invariant($"of the capture {sent} frames were sent and {received} arrived")
            + (tooLong == 0 ? string.Empty : Invariant($"; {tooLong} are longer than MtuSize allows")));
        session.Stop();
    }
}
