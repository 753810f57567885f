namespace NdisConformance.Contract;

/// <summary>
/// A device model whose link can go down and come up, as scenarios ask for. It is up when the device is attached.
/// </summary>
public interface ILinkDevice
{
    /// <summary>The speed of the link while it is up, in bits per second; 0 if it is not always the same.</summary>
    ulong LinkSpeed => 0;

    /// <summary>The link comes up or goes down.</summary>
    void SetLink(bool isUp);
}
