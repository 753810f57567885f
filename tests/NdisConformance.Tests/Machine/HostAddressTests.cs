using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

/// <summary>Where the memory of the machine lies among the addresses of the process.</summary>
internal sealed class HostAddressTests
{
    private const uint FirstOwnHalf = 0xC000_0000;

    /// <summary>
    /// The low halves of logical addresses, of those above 4 GiB too, end below: the low half of a host address never
    /// looks like that of a mapping. All machines stay alive, so that each lies elsewhere.
    /// </summary>
    [Test]
    public unsafe void LowHalves_AreNoLogicalAddresses()
    {
        SimulatedPc[] machines = [.. Enumerable.Range(0, 32).Select(_ => Machines.Pc())];
        try
        {
            foreach (SimulatedPc pc in machines)
            {
                uint offset = pc.Memory.Allocate(16, 0);
                fixed (byte* block = pc.Memory.Span(offset, 16))
                {
                    Assert.That((uint)(ulong)(block - offset), Is.GreaterThanOrEqualTo(FirstOwnHalf));
                    ulong last = (ulong)(block - offset + pc.Memory.SizeBytes - 1);
                    Assert.That(last >> 32, Is.EqualTo((ulong)block >> 32));
                }

                ulong logical = pc.Iommu.Map(offset, 16, DmaDirection.Both, 1, 0, above4GiB: true);
                Assert.That((uint)logical, Is.LessThan(FirstOwnHalf));
            }
        }
        finally
        {
            Array.ForEach(machines, pc => pc.Dispose());
        }
    }
}
