using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>What rules oblige NDIS to when it makes OID requests.</summary>
[TestFixture]
internal sealed class OidDutyTests
{
    [Test]
    public void Oid003_NoRequestWhileAnotherOneIsPending()
        => DutyBench.Prove(
            true,
            bench =>
            {
                bench.Driver.OidStatus = NDIS_STATUS_PENDING;
                bench.Start().Host.Oids.Request(OidQuestion.Query(1, 4));
                return bench.Refuses(
                    TraceName.MiniportOidRequest, () => bench.Host.Oids.Request(OidQuestion.Query(1, 4)));
            },
            host => host.RequestsAlways = true);

    [Test]
    public void Oid004_OnlyDeclaredFiltersAreSet()
        => DutyBench.Prove(
            "OID_GEN_CURRENT_PACKET_FILTER 0x4",
            bench =>
            {
                bench.Driver.PacketFilters = NDIS_PACKET_TYPE_BROADCAST | NDIS_PACKET_TYPE_PROMISCUOUS;
                bench.Start(isRunning: true);
                return string.Join(", ", bench.Host.Binding.Open().Select(Name));
            },
            host => host.SetsAnyFilter = true);

    [Test]
    public void Binding_SetsMulticastListAndFilter_Once_AndClearsThemAtTheEnd()
    {
        using DutyBench bench = DutyBench.Real();
        bench.Driver.PacketFilters = NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_MULTICAST;
        bench.Start(isRunning: true);

        string[] opened = [.. bench.Host.Binding.Open().Select(Name)];
        string[] again = [.. bench.Host.Binding.Open().Select(Name)];
        string[] closed = [.. bench.Host.Binding.Close().Select(Name)];

        Assert.That(
            opened,
            Is.EqualTo(new[] { "OID_802_3_MULTICAST_LIST of 6 bytes", "OID_GEN_CURRENT_PACKET_FILTER 0x3" }));
        Assert.That(again, Is.Empty);
        Assert.That(
            closed,
            Is.EqualTo(new[] { "OID_GEN_CURRENT_PACKET_FILTER 0x0", "OID_802_3_MULTICAST_LIST of 0 bytes" }));
    }

    private static string Name(OidQuestion question) => question.Oid switch
    {
        OID_GEN_CURRENT_PACKET_FILTER
            => $"OID_GEN_CURRENT_PACKET_FILTER 0x{BitConverter.ToUInt32(question.Input.Span):x}",
        OID_802_3_MULTICAST_LIST => $"OID_802_3_MULTICAST_LIST of {question.Input.Length} bytes",
        _ => "another",
    };
}
