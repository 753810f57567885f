namespace NdisConformance.Contract;

/// <summary>
/// A device model whose link can go down and come up, as scenarios ask for. It is up when the device is attached.
/// </summary>
public interface ILinkDevice
{
    /// <summary>The link comes up or goes down.</summary>
    void SetLink(bool isUp);
}
