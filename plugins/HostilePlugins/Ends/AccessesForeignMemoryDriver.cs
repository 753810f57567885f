using System.Runtime.InteropServices;
using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("accesses-foreign-memory", typeof(AccessesForeignMemoryDriver))]
[assembly: NdisMiniport("accesses-foreign-memory.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Writes where there is no memory.</summary>
public sealed class AccessesForeignMemoryDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => Marshal.WriteByte(unchecked((nint)0x7F7F_7F7F_7000), 1);
}
