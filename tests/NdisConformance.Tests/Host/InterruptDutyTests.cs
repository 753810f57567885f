using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>INT: from the line to the DPC, and the end of both.</summary>
[TestFixture]
internal sealed class InterruptDutyTests
{
    [TestCase(true, 0u, 1)]
    [TestCase(false, 1u, 1)]
    [TestCase(false, 2u, 1)]
    [TestCase(false, 3u, 2)]
    public void Int005_DpcsFollowTheOutParameters_WhenTheHandlerReturnsFalse(
        bool queueDefault, uint targets, int expected)
        => DutyBench.Prove(
            (1, expected),
            bench =>
            {
                Register(bench, queueDefault, targets);
                bench.Device.Bus.SetInterruptLine(true);
                bench.Drain();
                return (bench.Calls(TraceName.MiniportInterrupt), bench.Calls(TraceName.MiniportInterruptDPC));
            },
            host => host.AsksForRecognition = true);

    [Test]
    public void Int011_DeregistrationWaitsForDpcs_AndNothingRunsAfterwards()
        => DutyBench.Prove(
            (2, 2, 0),
            bench =>
            {
                NDIS_HANDLE interrupt = Register(bench, false, 0);
                bench.Host.Ndis.NdisMQueueDpc(interrupt, 0, 3, default);
                bench.Device.Bus.SetInterruptLine(true);
                bench.Host.Ndis.NdisMDeregisterInterruptEx(interrupt);
                int atReturn = bench.Calls(TraceName.MiniportInterruptDPC);
                bench.Drain();
                return (
                    atReturn,
                    bench.Calls(TraceName.MiniportInterruptDPC),
                    bench.Calls(TraceName.MiniportInterrupt));
            },
            host => host.ForgetsDpcs = true);

    /// <summary>Starts the driver with an interrupt handler that recognizes nothing and lowers the line.</summary>
    private static NDIS_HANDLE Register(DutyBench bench, bool queueDefault, uint targets)
    {
        NDIS_HANDLE interrupt = default;
        bench.Driver.OnInitialize = () =>
        {
            NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS characteristics = new()
            {
                Header = new NDIS_OBJECT_HEADER(
                    NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT,
                    NDIS_MINIPORT_INTERRUPT_REVISION_1,
                    NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1),
                InterruptHandler = (NDIS_HANDLE _, ref bool isDefault, ref uint processors) =>
                {
                    bench.Device.Bus.SetInterruptLine(false);
                    isDefault = queueDefault;
                    processors = targets;
                    return false;
                },
                InterruptDpcHandler = (_, _, _, _) => { },
                DisableInterruptHandler = _ => { },
                EnableInterruptHandler = _ => { },
            };
            bench.Host.Ndis.NdisMRegisterInterruptEx(bench.Driver.Adapter, default, ref characteristics, out interrupt);
        };
        bench.Start();
        return interrupt;
    }
}
