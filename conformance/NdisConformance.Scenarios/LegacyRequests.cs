using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Testbed;
using static NdisConformance.Scenarios.Legacy;

namespace NdisConformance.Scenarios;

/// <summary>
/// Requests to adapters of NDIS 5 whose buffers are too short, questions about the link, and media that are foreign.
/// </summary>
internal static class LegacyRequests
{
    private const uint HalfANumber = 2;

    private static readonly uint[] Numbers =
    [
        NDIS.OID_GEN_TRANSMIT_BUFFER_SPACE, NDIS.OID_GEN_VENDOR_ID, NDIS.OID_GEN_MAXIMUM_TOTAL_SIZE,
        NDIS.OID_GEN_VENDOR_DRIVER_VERSION, NDIS.OID_GEN_XMIT_OK, NDIS.OID_GEN_RCV_OK,
    ];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Of("short-requests", "a protocol asks and sets with buffers that are too short",
            ["OID-005", "OID-009", "NDIS5-041", "NDIS5-042"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                foreach (uint oid in Numbers)
                {
                    session.QueryOid(oid, HalfANumber);
                }

                session.QueryOid(NDIS.OID_GEN_VENDOR_DESCRIPTION, HalfANumber);
                session.QueryOid(NDIS.OID_GEN_VENDOR_DESCRIPTION, bytes: 200);
                session.SetOid(NDIS.OID_GEN_CURRENT_PACKET_FILTER, new byte[HalfANumber]);
                session.SetOid(NDIS.OID_GEN_CURRENT_LOOKAHEAD, new byte[HalfANumber]);
                session.Receive(200);
                session.OpenAdapter();
                session.Receive(200);
                session.Stop();
            }),
        Of("link-asked-for", "a protocol asks for the state of a link that is down from the start, and comes up",
            ["NDIS5-039"], TestbedSetup.Ordinary, session =>
            {
                session.SetLink(false);
                session.Start();
                session.QueryOid(NDIS.OID_GEN_MEDIA_CONNECT_STATUS, bytes: 4);
                session.RunFor(LongMicroseconds);
                session.QueryOid(NDIS.OID_GEN_MEDIA_CONNECT_STATUS, bytes: 4);
                session.SetLink(true);
                session.RunFor(LongMicroseconds);
                session.QueryOid(NDIS.OID_GEN_MEDIA_CONNECT_STATUS, bytes: 4);
                session.Send(Small);
                session.Stop();
            }),
        Of("foreign-media", "NDIS offers media of which none is Ethernet", ["NDIS5-028"],
            new TestbedSetup { Host = new HostOptions { OffersForeignMedia = true } }, session =>
            {
                if (session.Load() == NDIS_STATUS.NDIS_STATUS_SUCCESS)
                {
                    if (session.Initialize() == NDIS_STATUS.NDIS_STATUS_SUCCESS)
                    {
                        session.Halt();
                    }

                    session.Unload();
                }
            }),
    ];
}
