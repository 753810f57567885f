using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("throws-harness-defect", typeof(ThrowsHarnessDefectDriver))]
[assembly: NdisMiniport("throws-harness-defect.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws the exception by which the harness reports its own defects.</summary>
public sealed class ThrowsHarnessDefectDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        Type defect = Type.GetType(
            "NdisConformance.Machine.HarnessDefectException, NdisConformance.Machine", throwOnError: true)!;
        throw (Exception)Activator.CreateInstance(defect, "the harness is broken")!;
    }
}
