import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import org.apache.solr.servlet.CoreContainerProvider;
import org.apache.solr.servlet.SolrDispatchFilter;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.ServletContextHandler;

/** Serves Solr's cores at http://127.0.0.1:PORT/solr, on the loopback interface only. */
public final class SolrMain {
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    var server = new Server(address);
    var context =
        new ServletContextHandler(server, "/solr", ServletContextHandler.NO_SESSIONS);
    context.addEventListener(new CoreContainerProvider());
    var requests = EnumSet.of(DispatcherType.REQUEST);
    context.addFilter(SolrDispatchFilter.class, "/*", requests);
    context.addServlet(DefaultServlet.class, "/");
    server.start();
    server.join();
  }
}
