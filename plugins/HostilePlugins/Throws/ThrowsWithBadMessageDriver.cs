using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("throws-with-bad-message", typeof(ThrowsWithBadMessageDriver))]
[assembly: NdisMiniport("throws-with-bad-message.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws an exception whose message throws.</summary>
public sealed class ThrowsWithBadMessageDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => throw new BadMessageException();
}
