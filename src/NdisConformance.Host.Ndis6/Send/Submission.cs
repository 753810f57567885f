using NdisConformance.Machine;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// A request on its way to the processor that sends it. A request keeps its own, so that none is made again.
/// </summary>
internal sealed class Submission(SendPath path, SendRequest request) : Stimulus(request.Irql)
{
    public SendPath Path { get; } = path;

    /// <inheritdoc/>
    protected override void Happen() => Path.Start(request);
}
