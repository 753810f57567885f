using NdisConformance.Runner;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>A plugin that cannot be loaded.</summary>
/// <param name="Name">Its name: that of its folder, and of its assembly unless that is what is wrong.</param>
/// <param name="Kind">How it fails.</param>
/// <param name="Message">Part of the message.</param>
/// <param name="Fix">Part of the remedy.</param>
/// <param name="Make">Makes it in a folder; gives its path.</param>
internal sealed record BadPlugin(
    string Name, LoadFailureKind Kind, string Message, string Fix, Func<TemporaryFolder, string, string> Make)
{
    public override string ToString() => Name;
}
