using System.Runtime.InteropServices;
using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("accesses-foreign-memory", typeof(AccessesForeignMemoryDriver))]
[assembly: NdisMiniport("accesses-foreign-memory.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Writes where there is no memory.</summary>
public sealed class AccessesForeignMemoryDriver : HostileDriver
{
    // Far from where systems put libraries, heaps and stacks: nothing is ever there.
    private const long Nowhere = 0x1234_5678_9000;

    /// <inheritdoc/>
    protected override void Act() => Marshal.WriteByte(unchecked((nint)Nowhere), 1);
}
