using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>SHMEM: memory that CPU and device share, and what lies above 4 GiB.</summary>
[TestFixture]
[Ddi(TraceName.NdisMAllocateSharedMemory, TraceName.NdisMFreeSharedMemory)]
internal sealed class ScatterGatherSharedMemoryTests
{
    private const ulong FourGiB = 1UL << 32;

    [Test]
    public void Shmem030_DeviceSeesOnePieceAtAnAddressOfItsOwn()
        => HostDuty.Prove(
            (true, true),
            bench =>
            {
                PVOID block = Allocate(bench.Open(), 3 * 4096, out PHYSICAL_ADDRESS address);
                byte[] written = new byte[3 * 4096];
                written.AsSpan().Fill(0x77);
                bool isOnePiece = bench.Device.Bus.DmaWrite(address.QuadPart, written)
                    && block.Read<byte>((3 * 4096) - 1) == 0x77;
                return (block.Value != address.QuadPart, isOnePiece);
            },
            host => host.SharesVirtualAddresses = true);

    [Test]
    public void Shmem033_SomeBlockAndSomeElementLieHigh_With64Bits()
        => HostDuty.Prove(
            (true, true),
            bench =>
            {
                Allocate(bench.Open(), 100, out PHYSICAL_ADDRESS address);
                for (int i = 0; i < 4; i++)
                {
                    bench.Map(bench.NetBuffer(0, 100, 100));
                }

                return (
                    address.QuadPart >= FourGiB,
                    bench.Delivered.Exists(delivery => delivery.Elements[0].Address >= FourGiB));
            },
            host => host.BentHeight = false);

    [Test]
    public void Block_UnderAPage_IsAlignedForDmaOnly([Values(1u, 64u, 100u, 2048u, 4000u)] uint length)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        for (int i = 0; i < 100; i++)
        {
            PVOID block = Allocate(bench, length, out PHYSICAL_ADDRESS address);

            Assert.That(address.QuadPart % 64, Is.Zero);
            Assert.That(address.QuadPart % 4096, Is.Not.Zero.And.EqualTo(block.Value % 4096));
        }
    }

    [Test]
    public void Block_OfAPageOrMore_BeginsWithAPage([Values(4096u, 5000u)] uint length)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        Allocate(bench, 100, out _);
        Allocate(bench, length, out PHYSICAL_ADDRESS address);

        Assert.That(address.QuadPart % 4096, Is.Zero);
    }

    [Test]
    public void Block_LiesLow_With32Bits()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open(flags: 0);

        Allocate(bench, 100, out PHYSICAL_ADDRESS address);

        Assert.That(address.QuadPart, Is.InRange(1, FourGiB - 1));
    }

    [TestCase(0u)]
    [TestCase(100u << 20)]
    public void Block_IsNull_WhenItCannotBe(uint length)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();

        Assert.That(Allocate(bench, length, out PHYSICAL_ADDRESS address) == null);
        Assert.That(address.QuadPart, Is.Zero);
    }

    [Test]
    public void Block_IsNull_WithoutAChannelOrWhenTheFailureIsChosen()
    {
        using ScatterGatherBench bench = new();
        PVOID without = Allocate(bench, 100, out _);
        bench.Open().Choices.AtSite((int)HostChoice.Failure, (uint)TraceName.NdisMAllocateSharedMemory, 0, 1);

        Assert.That(without == null);
        Assert.That(Allocate(bench, 100, out _) == null);
        Assert.That(Allocate(bench, 100, out _) != null);
        Assert.That(
            bench.Trace.Last<NdisMAllocateSharedMemoryReturn>().Block,
            Is.EqualTo(new TraceObject(ObjectKind.SharedMemory, 1)));
    }

    [Test]
    public void Free_SaysWhatDiffers_AndFreesTheBlock()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        PVOID block = Allocate(bench, 100, out PHYSICAL_ADDRESS address);

        bench.Host.Ndis.NdisMFreeSharedMemory(bench.Adapter, 50, cached: false, block, address + 1);

        NdisMFreeSharedMemoryCall call = bench.Trace.Last<NdisMFreeSharedMemoryCall>();
        Assert.That(
            (call.Length, call.AllocatedLength, call.PhysicalMatches, call.AllocatedCached),
            Is.EqualTo((50u, 100u, false, true)));
        Assert.That(bench.Trace.Last<ReleasedEvent>().Object.Kind, Is.EqualTo(ObjectKind.SharedMemory));
        Assert.That(bench.Device.Bus.DmaRead(address.QuadPart, new byte[1]), Is.False);
        Assert.That(bench.Trace.Last<DeviceFaultEvent>().Reason, Is.EqualTo(FaultReason.FreedBlock));
    }

    [Test]
    public void Free_DoesNothing_WhenTheBaseIsNotThatOfABlock()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        PVOID block = Allocate(bench, 100, out PHYSICAL_ADDRESS address);

        bench.Host.Ndis.NdisMFreeSharedMemory(bench.Adapter, 100, cached: true, block + 16, address + 16);
        TraceObject inside = bench.Trace.Last<NdisMFreeSharedMemoryCall>().Block;
        bench.Host.Ndis.NdisMFreeSharedMemory(bench.Adapter, 100, cached: true, block, address);
        bench.Host.Ndis.NdisMFreeSharedMemory(bench.Adapter, 100, cached: true, block, address);
        TraceObject again = bench.Trace.Last<NdisMFreeSharedMemoryCall>().Block;

        Assert.That(inside.State, Is.EqualTo(ObjectState.Interior));
        Assert.That(again.State, Is.EqualTo(ObjectState.Released));
        Assert.That(bench.Trace.Of(TraceName.Released).Count(), Is.EqualTo(1));
    }

    [Test]
    public void Block_IsOnTheLedger_UntilTheAdapterIsGone()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        Allocate(bench, 100, out _);

        bench.Host.Lifecycle.Halt(NDIS_HALT_ACTION.NdisHaltDeviceDisabled);
        bench.Host.Lifecycle.Unload();

        Assert.That(
            bench.Trace.Each((LeakedEvent e) => e.Object).Count(item => item.Kind == ObjectKind.SharedMemory),
            Is.EqualTo(1));
    }

    private static PVOID Allocate(ScatterGatherBench bench, uint length, out PHYSICAL_ADDRESS address)
    {
        bench.Host.Ndis.NdisMAllocateSharedMemory(bench.Adapter, length, cached: true, out PVOID block, out address);
        return block;
    }
}
