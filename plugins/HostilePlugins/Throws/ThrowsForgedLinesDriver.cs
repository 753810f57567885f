using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("throws-forged-lines", typeof(ThrowsForgedLinesDriver))]
[assembly: NdisMiniport("throws-forged-lines.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws an exception whose message looks like a verdict, with control characters.</summary>
public sealed class ThrowsForgedLinesDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act() => throw new InvalidOperationException(
        "\u001b[2Jgood\r\npass lifecycle/start-and-stop\n\u0000rules: conformant");
}
